import type { DurationMs, Instant } from '#core/shared/instant.ts';
import type { StreamKind } from './streams.ts';

/** Why a message exists. A repeat carries the same `messageId`, so that a duplicate is recognisable. */
export interface OutgoingMessage {
  /** Unique in its space: derived from the event that caused it, the channel and the recipient. Also the mail's Message-ID. */
  messageId: string;
  channel: 'mail' | 'ticket' | 'webhook' | 'room' | 'status-page';
  /** Person or customer id, a role's audience, or null for a whole channel. */
  recipientId: string | null;
  /** Where it goes: an address or URL, read when it is sent if null. */
  address: string | null;
  subject: string;
  body: string;
  /** `page`, `reminder`, `update`, `test`, `notice`, `subscriber`. */
  about: string;
  stream: { kind: StreamKind; id: string } | null;
  /** For webhooks: what is posted, as JSON. For a mail to a subscriber: where it is ended in one click. */
  payload: unknown;
  notBefore: Instant;
  /** For mail: the Message-ID it answers, so that it lands in that thread. */
  inReplyTo?: string | null;
  /** How long its channel is tried, when there is another way to go then; a day when absent. */
  patienceMs?: DurationMs | null;
}
