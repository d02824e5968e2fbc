import { loadIncident } from '../incident/load-incident.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import type { SpaceContext } from '../space-context.ts';
import { audienceOf } from './compose.ts';
import { readersOf } from './recipients.ts';
import { messageBy, postedWords } from './update-messages.ts';

/**
 * The message that takes the place of an update's that could not be delivered: the same words by the reader's next way.
 * Null when there is none, or when that address has the words already. The same for every repeat.
 */
export async function nextWay(
  context: SpaceContext,
  incidentId: string,
  failed: OutgoingMessage,
): Promise<OutgoingMessage | null> {
  const { incident, procedure } = await loadIncident(context, incidentId);
  const update = incident.updates.find(({ id }) => failed.messageId.startsWith(`${incidentId}.${id}.`));
  if (failed.about !== 'update' || update === undefined) return null;
  const readers = await readersOf(context, incidentId, incident, audienceOf(procedure, update.audience));
  const reader = readers.find(({ id, ways }) => id === failed.recipientId && ways.some((way) => isWayOf(way, failed)));
  const way = reader?.ways[reader.ways.findIndex((one) => isWayOf(one, failed)) + 1];
  if (reader === undefined || way === undefined) return null;
  const messageId = `${failed.messageId}.${way.channel}`;
  const others = await context.storage.outbox.withPrefix(incidentId, `${incidentId}.${update.id}.`);
  const isTold = others.some(
    ({ message }) => way.address !== null && message.messageId !== messageId && isWayOf(way, message),
  );
  if (isTold) return null;
  const decided = { id: incidentId, before: null, after: incident, procedure, newTexts: [] };
  const words = await postedWords(context, decided, update);
  const message = messageBy(way, messageId, reader, { id: incidentId, incident }, update, words);
  return { ...message, notBefore: context.clock.now() };
}

function isWayOf(way: { channel: string; address: string | null }, message: OutgoingMessage): boolean {
  return way.channel === message.channel && way.address?.toLowerCase() === message.address?.toLowerCase();
}
