import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import { toIso } from '#core/shared/instant.ts';

/** What a ticket hook gets: the same for every repeat of a message, byte for byte. */
export function ticketBody({ messageId, about, subject, body, notBefore, payload }: OutgoingMessage, ticket: string) {
  const { incident, state, language, nextUpdateAt } = readPayload(payload);
  return {
    id: messageId,
    about,
    ticket,
    subject,
    text: body,
    state: state ?? null,
    language: language ?? null,
    nextUpdateAt: typeof nextUpdateAt === 'number' ? toIso(nextUpdateAt) : null,
    incident: incident ?? null,
    at: toIso(notBefore),
  };
}

function readPayload(payload: unknown): Record<string, unknown> {
  return typeof payload === 'object' && payload !== null ? { ...payload } : {};
}
