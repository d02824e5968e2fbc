import type { Incident, PostedUpdate } from '#core/incident/incident.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { LedgerRow } from '../ports/customer-records.ts';
import type { AlsoWrite } from '../ports/event-store.ts';
import type { OutgoingMessage } from '../ports/outgoing-message.ts';
import { customerOf } from './customer-facts.ts';

/** The ledger's rows for words that go out: one for each message, each with the text in its language. */
export function ledgerRows(
  incidentId: string,
  incident: Incident,
  updateId: string,
  messages: OutgoingMessage[],
  at: Instant,
): AlsoWrite[] {
  const update = incident.updates.find(({ id }) => id === updateId);
  return update === undefined ? [] : rowsOf(incidentId, incident, update, messages, at);
}

/** The same for words that are no update of the stream. */
export function rowsOf(
  incidentId: string,
  incident: Incident,
  update: PostedUpdate,
  messages: OutgoingMessage[],
  at: Instant,
): AlsoWrite[] {
  if (messages.length === 0) return [];
  const rows = messages.map((message): LedgerRow => ({
    id: message.messageId,
    incidentId,
    updateId: update.id,
    audience: update.audience,
    textId: textOf(update, message),
    customerId: customerOf(incident, message.recipientId),
    recipientId: message.recipientId,
    channel: message.channel,
    address: message.address,
    at,
    outcome: 'waiting',
    outcomeAt: null,
    proof: null,
  }));
  return [{ kind: 'ledger', rows }];
}

function textOf({ textId, translations }: PostedUpdate, { payload }: OutgoingMessage): string {
  const language = typeof payload === 'object' && payload !== null && 'language' in payload ? payload.language : null;
  return translations.find((one) => one.language === language)?.textId ?? textId;
}
