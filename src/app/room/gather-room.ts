import { rankSuspects, type SuspectRanking } from '#core/change/rank-suspects.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import type { Incident } from '#core/incident/incident.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { suspectQuestion } from '../change/suspect-question.ts';
import { linkedTickets, type LinkedTicket } from '../comms/linked-tickets.ts';
import { loadIncident } from '../incident/load-incident.ts';
import type { OutboxRow } from '../ports/outbox.ts';
import type { SignalRow } from '../ports/signals.ts';
import type { OriginOf, SpaceContext } from '../space-context.ts';
import { nameBook, type Book } from './name-book.ts';
import { textIdsIn } from './text-ids-in.ts';

/** More messages than one incident shows proof for at once. */
const MOST_MESSAGES = 500;

/** Outside of drills nothing is played. */
const NOT_PLAYED: OriginOf = () => null;

/** What a room is shown from: the incident, what it was opened under, and what its ids stand for. */
export interface Gathered {
  id: string;
  incident: Incident;
  procedure: Procedure;
  events: IncidentEvent[];
  book: Book;
  texts: Map<string, string>;
  signals: SignalRow[];
  messages: OutboxRow[];
  tickets: LinkedTicket[];
  originOf: OriginOf;
  ranking: SuspectRanking;
}

/** Reads all of it. Refuses an unknown id. */
export async function gatherRoom(context: SpaceContext, id: string): Promise<Gathered> {
  const { incident, procedure } = await loadIncident(context, id);
  const stored = await context.storage.events.read<IncidentEvent>({ kind: 'incident', id });
  const events = stored.map(({ event }) => event);
  const [book, texts, signals, messages, tickets, originOf] = await Promise.all([
    nameBook(context, incident, events),
    context.storage.texts.bodies([...textIdsIn(events)]),
    context.storage.signals.ofIncident(id),
    context.storage.outbox.list({ limit: MOST_MESSAGES, incidentId: id }),
    linkedTickets(context, id, incident),
    context.origins?.() ?? NOT_PLAYED,
  ]);
  const ranking = await rankingNow(context, id, incident);
  return { id, incident, procedure, events, book, texts, signals, messages, tickets, originOf, ranking };
}

/** Reasons are found again when they are shown: events hold none, as words of a title may name a person. */
async function rankingNow(context: SpaceContext, id: string, incident: Incident): Promise<SuspectRanking> {
  if (incident.ranking === null) return { suspects: [], strong: null, otherCause: null };
  return rankSuspects(await suspectQuestion(context, id, incident, context.clock.now()));
}
