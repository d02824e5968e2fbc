import type { AppendBatch } from '#app/ports/event-store.ts';
import type { IncidentRow } from '#app/ports/incidents.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import type { SpaceStorage } from '#app/ports/space-storage.ts';
import type { IncidentEvent } from '#core/incident/events.ts';
import { DESK } from '#core/shared/actor.ts';
import { MINUTE_MS, fromIso, type Instant } from '#core/shared/instant.ts';

/** One space's storage under test, empty at the start of each test. */
export interface StoreUnderTest {
  storage: SpaceStorage;
  close(): Promise<void>;
}

/** The storage of the test that is running. */
export type StorageOfTest = () => SpaceStorage;

/** When the kits' things happen. */
export const noon: Instant = fromIso('2026-11-22T12:00:00Z');

/** An event of an incident's room; what it says does not matter to a store. */
export function said(messageId: string, at: Instant = noon): IncidentEvent {
  return { type: 'MessagePosted', v: 1, at, by: DESK, data: { messageId, textId: `text of ${messageId}` } };
}

/** A mail that is due. */
export function outgoing(messageId: string, change: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    messageId,
    channel: 'mail',
    recipientId: 'p_1',
    address: null,
    subject: 'You are needed',
    body: 'Customers cannot log in.',
    about: 'page',
    stream: { kind: 'incident', id: 'i_1' },
    payload: null,
    notBefore: noon,
    ...change,
  };
}

/** An append of one event to a new incident. */
export function appending(change: Partial<AppendBatch<IncidentEvent>> = {}): AppendBatch<IncidentEvent> {
  return {
    stream: { kind: 'incident', id: 'i_1' },
    expectedVersion: 0,
    events: [said('m_1')],
    texts: [],
    row: null,
    messages: [],
    wakeAt: null,
    also: [],
    ...change,
  };
}

/** A row of the list of incidents. */
export function incidentRow(change: Partial<IncidentRow> = {}): IncidentRow {
  return {
    id: 'i_1',
    number: 1,
    titleTextId: 'text_1',
    phase: 'mitigating',
    priority: 'P1',
    assumed: false,
    openedAt: noon,
    resolvedAt: null,
    groupId: null,
    featureId: 'login',
    causeChangeId: null,
    openDuties: 2,
    lateDuties: 1,
    next: {
      key: 'update#1',
      step: 'update',
      act: 'update',
      level: 'draft',
      owners: [{ role: 'soc', personId: 'p_1' }],
      dueAt: noon + MINUTE_MS,
      performAt: noon,
      late: false,
    },
    procedureVersionId: 'v_1',
    version: 1,
    ...change,
  };
}
