import type { IncidentEvent } from '#core/incident/events.ts';
import type { Incident } from '#core/incident/incident.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import type { TextRow } from '../ports/texts.ts';

/** A decision on its way to the store. */
export interface Decided {
  id: string;
  before: Incident | null;
  after: Incident;
  procedure: Procedure;
  events: IncidentEvent[];
  /** Words that came with the command and are not stored yet. */
  newTexts: TextRow[];
}
