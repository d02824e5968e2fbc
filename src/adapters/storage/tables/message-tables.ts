import type { LedgerRow } from '#app/ports/customer-records.ts';
import type { OutboxRow } from '#app/ports/outbox.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import type { PublicWords } from '#app/ports/public-words.ts';
import type { StreamKind } from '#app/ports/streams.ts';
import type { StatusSubscription } from '#app/ports/subscriptions.ts';
import type { Json, NullableJson } from './json-column.ts';

/** Messages that leave, and who was told what. */
export interface MessageTables {
  outbox: {
    message_id: string;
    channel: OutgoingMessage['channel'];
    recipient_id: string | null;
    address: string | null;
    subject: string;
    body: string;
    about: string;
    stream_kind: StreamKind | null;
    stream_id: string | null;
    payload: NullableJson<unknown>;
    not_before: number;
    created_at: number;
    state: OutboxRow['state'];
    next_at: number | null;
    attempts: number;
    sent_at: number | null;
    proof: string | null;
    in_reply_to: string | null;
    patience_ms: number | null;
  };
  ledger: {
    id: string;
    incident_id: string;
    update_id: string;
    audience: string;
    text_id: string;
    customer_id: string | null;
    recipient_id: string | null;
    channel: string;
    address: string | null;
    at: number;
    outcome: LedgerRow['outcome'];
    outcome_at: number | null;
    proof: string | null;
  };
  harm: { customer_id: string; incident_id: string; from_at: number; to_at: number | null };
  public_words: {
    incident_id: string;
    title: string;
    state: PublicWords['state'];
    started_at: number;
    resolved_at: number | null;
    feature_id: string | null;
    entries: Json<PublicWords['entries']>;
    next_update_at: number | null;
  };
  status_subscriptions: {
    id: string;
    channel: StatusSubscription['channel'];
    address: string;
    address_hash: string;
    components: NullableJson<string[]>;
    wanted: NullableJson<string[]>;
    created_at: number;
    asked_at: number;
    asks: number;
    confirmed_at: number | null;
  };
}
