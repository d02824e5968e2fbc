import type { IncidentEvent } from '#core/incident/events.ts';
import type { IncidentUnderProcedure } from '#core/incident/incident.ts';
import { resumedAt } from '#core/obligation/step-timing.ts';
import { callsAt } from '#core/rest/called-back.ts';
import { handoverPacket } from '#core/rest/handover-packet.ts';
import { HOUR_MS } from '#core/shared/instant.ts';
import { nameBook } from '../room/name-book.ts';
import type { SpaceContext } from '../space-context.ts';

/** Pages so soon after people were to be called are those that the end of the night called for. */
const MORNING_MS = HOUR_MS;

/** What rested people must know when they are called after a night, as lines; null for any other page. */
export async function morningPacket(
  context: SpaceContext,
  incidentId: string,
  pageId: string,
  { incident, procedure }: IncidentUnderProcedure,
): Promise<string | null> {
  const page = incident.pages[pageId];
  const [askedAt, fromAt] = [page?.at ?? 0, resumedAt(incident)];
  if (page?.by.kind !== 'desk' || fromAt === -Infinity || askedAt < fromAt) return null;
  if (askedAt > callsAt({ incident, procedure }, fromAt) + MORNING_MS) return null;
  const stored = await context.storage.events.read<IncidentEvent>({ kind: 'incident', id: incidentId });
  const events = stored.map(({ event }) => event);
  const { names } = await nameBook(context, incident, events);
  const lines = handoverPacket({ incident, procedure, names, now: context.clock.now() });
  const note = await noteOfTheNight(context, events);
  return [...(note === null ? [] : [note]), ...lines.map(({ sentence }) => sentence)]
    .map((line) => `- ${line}`)
    .join('\n');
}

/** What whoever called it a night left for the morning. */
async function noteOfTheNight(context: SpaceContext, events: IncidentEvent[]): Promise<string | null> {
  const textId = events.findLast((event) => event.type === 'StoodDown')?.data.noteTextId ?? null;
  return textId === null ? null : ((await context.storage.texts.bodies([textId])).get(textId) ?? null);
}
