import type { ShownMessage } from '#contract/shown-message.ts';
import type { OutgoingMessage } from './outgoing-message.ts';

/** What a channel answers about one message. */
export type ChannelAnswer =
  | { outcome: 'sent'; proof: string }
  /** Nothing is configured: the message is kept in the local outbox and shown there. */
  | { outcome: 'kept'; proof: string }
  | { outcome: 'retry-later'; why: string; afterMs?: number }
  | { outcome: 'failed-for-good'; why: string };

/** A way by which messages leave. Sending answers what became of it. */
export interface Channel {
  name: OutgoingMessage['channel'];
  send(message: OutgoingMessage): Promise<ChannelAnswer>;
  /** The message as its reader would see it; sends nothing. Absent: subject and words as they are. */
  show?(message: OutgoingMessage): Promise<ShownMessage>;
}
