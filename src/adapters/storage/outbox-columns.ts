import type { Selectable } from 'kysely';
import type { Instant } from '#core/shared/instant.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import type { MessageTables } from './tables/message-tables.ts';

/** A message as the outbox's columns hold it, for a JSON parameter. */
export function messageColumns(message: OutgoingMessage, createdAt: Instant | undefined) {
  return {
    message_id: message.messageId,
    channel: message.channel,
    recipient_id: message.recipientId,
    address: message.address,
    subject: message.subject,
    body: message.body,
    about: message.about,
    stream_kind: message.stream?.kind ?? null,
    stream_id: message.stream?.id ?? null,
    payload: message.payload ?? null,
    not_before: message.notBefore,
    created_at: createdAt ?? message.notBefore,
    in_reply_to: message.inReplyTo ?? null,
    patience_ms: message.patienceMs ?? null,
  };
}

/** The columns of a message as they are read. */
export type MessageColumns = Pick<
  Selectable<MessageTables['outbox']>,
  | 'message_id'
  | 'channel'
  | 'recipient_id'
  | 'address'
  | 'subject'
  | 'body'
  | 'about'
  | 'stream_kind'
  | 'stream_id'
  | 'payload'
  | 'not_before'
  | 'in_reply_to'
  | 'patience_ms'
>;

export function messageFrom(row: MessageColumns): OutgoingMessage {
  return {
    messageId: row.message_id,
    channel: row.channel,
    recipientId: row.recipient_id,
    address: row.address,
    subject: row.subject,
    body: row.body,
    about: row.about,
    stream: row.stream_kind === null || row.stream_id === null ? null : { kind: row.stream_kind, id: row.stream_id },
    payload: row.payload,
    notBefore: row.not_before,
    ...(row.in_reply_to === null ? {} : { inReplyTo: row.in_reply_to }),
    ...(row.patience_ms === null ? {} : { patienceMs: row.patience_ms }),
  };
}
