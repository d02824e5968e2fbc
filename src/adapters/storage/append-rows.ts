import { assertNever } from '#core/shared/assert-never.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { AlsoWrite, AppendBatch } from '#app/ports/event-store.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import type { StreamKind } from '#app/ports/streams.ts';
import { actionItemColumns } from './action-items.ts';
import type { AppendPart } from './append-statement.ts';
import { harmColumns, ledgerColumns } from './customer-records.ts';
import { incidentColumns } from './incident-rows.ts';
import { messageColumns } from './outbox-columns.ts';
import { planRunColumns } from './plan-runs.ts';
import { publicWordsColumns } from './public-words.ts';
import { restFactColumns } from './rest-records.ts';

/** Rows to write per part, as the parts' JSON names them. */
export type AppendRows = Map<AppendPart, unknown[]>;

interface EventFields {
  type: string;
  v: number;
  at: Instant;
}

/** All rows that an append writes beside the stream's head. */
export function appendRows<E extends EventFields>(batch: AppendBatch<E>): AppendRows {
  const rows: AppendRows = new Map();
  const add = (part: AppendPart, ...more: unknown[]) => {
    if (more.length > 0) rows.set(part, [...(rows.get(part) ?? []), ...more]);
  };
  const at = batch.events.at(-1)?.at;
  add('events', ...eventColumns(batch.stream, batch.events, batch.expectedVersion));
  add('texts', ...batch.texts.map(({ id, body, authorId }) => ({ id, body, author_id: authorId })));
  if (batch.row !== null) add('row', incidentColumns(batch.row));
  add('messages', ...batch.messages.map((message) => messageColumns(message, at)));
  for (const also of batch.also) addAlso(also, add, at);
  return rows;
}

function addAlso(also: AlsoWrite, add: (part: AppendPart, ...rows: unknown[]) => void, at: Instant | undefined): void {
  switch (also.kind) {
    case 'group-status':
      return add('groups', {
        id: also.groupId,
        status: also.status,
        incident_id: also.incidentId,
        moves_from: also.movesFrom,
      });
    case 'public-words':
      return also.row === null
        ? add('withdrawnWords', also.incidentId)
        : add('publicWords', publicWordsColumns(also.row));
    case 'ledger':
      return add('ledger', ...also.rows.map(ledgerColumns));
    case 'harm':
      return add('harm', ...also.rows.map(harmColumns));
    case 'plan-run':
      return add('planRuns', planRunColumns(also.row));
    case 'plan-run-moved': {
      const { id, status, outcome, endedAt } = also.moved;
      return add('planRunsMoved', { id, status, outcome, ended_at: endedAt });
    }
    case 'rest-facts':
      return add('restFacts', ...also.rows.map(restFactColumns));
    case 'action-item':
      return add('actionItems', actionItemColumns(also.row));
    case 'rest-activity':
      return add('restActivity', restFactColumns(also.row));
    case 'start-stream': {
      const { stream, events, wakeAt, messages } = also;
      add('started', { kind: stream.kind, id: stream.id, version: events.length, wake_at: wakeAt });
      add('events', ...eventColumns(stream, events as EventFields[], 0));
      return add('messages', ...messages.map((message: OutgoingMessage) => messageColumns(message, at)));
    }
    default:
      return assertNever(also);
  }
}

function eventColumns(stream: { kind: StreamKind; id: string }, events: EventFields[], after: number): unknown[] {
  return events.map((event, index) => ({ kind: stream.kind, id: stream.id, seq: after + index + 1, ...event }));
}
