import type { NameBook } from '../../incident/name-book.ts';
import type { EventOf, IncidentEvent, IncidentEventType } from '../../incident/events.ts';
import { evolve } from '../../incident/evolve.ts';
import type { Incident } from '../../incident/incident.ts';
import type { Procedure } from '../../procedure/procedure.ts';
import type { Instant } from '../../shared/instant.ts';
import { isolated } from '../../shared/isolated.ts';

/** What facts are projected from. */
export interface FactQuestion {
  /** The whole stream, in order. */
  events: readonly IncidentEvent[];
  procedure: Procedure;
  names: NameBook;
  /** Words that people wrote or that went out, by id. Those that are left out are not quoted. */
  texts: ReadonlyMap<string, string>;
  /** The IANA zone somebody lives in; null where nobody knows. */
  zoneOf(personId: string): string | null;
  now: Instant;
}

/** An event with its place in the stream, and the incident as it was before it. */
export interface Placed<E extends IncidentEvent = IncidentEvent> {
  seq: number;
  event: E;
  /** Null before the first event. */
  before: Incident | null;
}

/** A question with its stream folded. */
export interface FactWorld extends FactQuestion {
  incident: Incident;
  placed: readonly Placed[];
  /** The same by type, since every statement looks for its events. */
  byType: ReadonlyMap<IncidentEventType, readonly Placed[]>;
}

/** Folds the stream once for all facts; null for an empty one. */
export function factWorld(question: FactQuestion): FactWorld | null {
  let incident: Incident | null = null;
  const placed: Placed[] = [];
  for (const event of question.events) {
    placed.push({ seq: placed.length + 1, event, before: incident });
    incident = evolve(incident, event);
  }
  const byType = Map.groupBy(placed, ({ event }) => event.type);
  return incident === null ? null : { ...question, incident, placed, byType };
}

/** Events of some types, in order. */
export function placedOf<T extends IncidentEventType>(world: FactWorld, ...types: T[]): Placed<EventOf<T>>[] {
  const found = types.flatMap((type) => (world.byType.get(type) ?? []) as readonly Placed<EventOf<T>>[]);
  return types.length === 1 ? found : found.toSorted((a, b) => a.seq - b.seq);
}

/** The title by which people know a role. */
export function roleTitle({ procedure }: FactWorld, role: string): string {
  return isolated(procedure.roles.find(({ id }) => id === role)?.title ?? role);
}

/** The title by which people know an audience, within a sentence. */
export function audienceTitle({ procedure }: FactWorld, audience: string): string {
  return isolated((procedure.audiences.find(({ id }) => id === audience)?.title ?? audience).toLowerCase());
}
