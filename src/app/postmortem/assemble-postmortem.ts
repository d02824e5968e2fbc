import type { NameBook } from '#core/incident/name-book.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import type { Incident } from '#core/incident/incident.ts';
import { isOpen } from '#core/incident/phase.ts';
import { restoration } from '#core/incident/restoration.ts';
import { postmortemDocument, type PostmortemDocument } from '#core/postmortem/document.ts';
import { projectFacts } from '#core/postmortem/facts/project-facts.ts';
import type { ListedActionItem } from '#core/postmortem/listed-action-item.ts';
import type { SectionRevision } from '#core/postmortem/postmortem.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { Refused } from '../refused.ts';
import { nameBook } from '../room/name-book.ts';
import { textIdsIn } from '../room/text-ids-in.ts';
import type { SpaceContext } from '../space-context.ts';

/** Everything a postmortem is made of, looked up once. */
export interface PostmortemParts {
  id: string;
  incident: Incident;
  procedure: Procedure;
  procedureVersion: number;
  events: IncidentEvent[];
  names: NameBook;
  /** Words of the incident, by id. */
  texts: Map<string, string>;
  /** The newest text of each part that somebody has written. */
  prose: SectionRevision[];
  zones: Map<string, string>;
}

/** Looks up what a postmortem is made of. Refuses an unknown incident, and one that is still open. */
export async function gatherPostmortem(context: SpaceContext, id: string): Promise<PostmortemParts> {
  const { incident, procedure } = await loadIncident(context, id);
  if (isOpen(incident.phase)) throw tooEarly();
  const { storage } = context;
  const stored = await storage.events.read<IncidentEvent>({ kind: 'incident', id });
  const events = stored.map(({ event }) => event);
  const [book, texts, prose, people, row] = await Promise.all([
    nameBook(context, incident, events),
    storage.texts.bodies([...textIdsIn(events)]),
    storage.postmortems.current(id),
    storage.people.list(),
    storage.procedures.get(incident.procedureVersionId),
  ]);
  const zones = new Map(people.map((person) => [person.id, person.zone]));
  return {
    id,
    incident,
    procedure,
    procedureVersion: row?.version ?? 0,
    events,
    names: book.names,
    texts,
    prose,
    zones,
  };
}

/** The document of what was looked up. Other names, or fewer words, make one for other readers. */
export function documentOf(
  { id, incident, procedure, procedureVersion, events, names, texts, prose, zones }: PostmortemParts,
  items: ListedActionItem[],
  now: number,
): PostmortemDocument {
  const question = { events, procedure, names, texts, zoneOf: (personId: string) => zones.get(personId) ?? null, now };
  const restored = restoration(events);
  const header = {
    incidentId: id,
    number: incident.number,
    title: texts.get(incident.titleTextId) ?? '',
    priority: incident.assessment?.priority ?? null,
    phase: incident.phase,
    openedAt: incident.openedAt,
    mitigatedAt: restored === null || restored.by === 'resolved' ? null : restored.at,
    resolvedAt: incident.resolvedAt,
    procedure: { name: procedure.name, version: procedureVersion },
  };
  const written = new Map(prose.map(({ section, body, version }) => [section, { body, version }] as const));
  return postmortemDocument(header, written, projectFacts(question), items);
}

function tooEarly(): Refused {
  const reason = 'A postmortem is written after the incident.';
  return new Refused('refused', { reason, next: 'Park ideas until then.' }, [{ message: 'not-resolved' }]);
}
