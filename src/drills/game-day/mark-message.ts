import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';

const MARK = 'GAME DAY';
const FIRST_LINE = `${MARK}: this is practice, and nothing is wrong.`;

/** The message as it may exist in a game day: whoever reads its subject or its first line knows. Marking twice changes nothing. */
export function markMessage(message: OutgoingMessage): OutgoingMessage {
  const { subject, body, payload } = message;
  return {
    ...message,
    subject: subject.startsWith(MARK) ? subject : `${MARK}: ${subject}`,
    body: body.startsWith(FIRST_LINE) ? body : `${FIRST_LINE}\n\n${body}`,
    payload: isFields(payload) ? { ...payload, gameDay: true } : payload,
  };
}

function isFields(payload: unknown): payload is Record<string, unknown> {
  return typeof payload === 'object' && payload !== null && !Array.isArray(payload);
}
