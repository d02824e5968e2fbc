import type { AlsoWrite, AppendBatch, EventStore, StoredEvent } from '#app/ports/event-store.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import type { StreamKind } from '#app/ports/streams.ts';
import { assertNever } from '#core/shared/assert-never.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { MemoryActionItems } from './action-items.ts';
import type { MemoryCustomerRecords } from './customer-records.ts';
import type { MemoryIncidentRows } from './incident-rows.ts';
import type { MemoryOutbox } from './outbox.ts';
import type { MemoryPlanRuns } from './plan-runs.ts';
import type { MemoryPublicWords } from './public-words.ts';
import type { MemoryRestRecords } from './rest-records.ts';
import type { MemorySignals } from './signals.ts';
import type { MemoryTexts } from './texts.ts';
import type { MemoryWakeUps } from './wake-ups.ts';

/** Everything an append writes to, besides the stream. */
export interface WrittenTogether {
  texts: MemoryTexts;
  incidents: MemoryIncidentRows;
  outbox: MemoryOutbox;
  wakeUps: MemoryWakeUps;
  publicWords: MemoryPublicWords;
  customers: MemoryCustomerRecords;
  signals: MemorySignals;
  planRuns: MemoryPlanRuns;
  rest: MemoryRestRecords;
  actionItems: MemoryActionItems;
}

/** Streams in memory. An append takes no turn of the event loop, so that nothing can come between its parts. */
export function memoryEventStore(together: WrittenTogether): EventStore {
  const streams = new Map<string, unknown[]>();
  let lastNumber = 0;

  /** Of two incidents that want one group, the later one is refused. */
  function takesTakenGroup(also: AlsoWrite): boolean {
    if (also.kind !== 'group-status') return false;
    const holder = together.signals.incidentOf(also.groupId);
    return holder !== null && holder !== also.incidentId && holder !== also.movesFrom;
  }

  /** Of two runs that undo one change at once, the later one is refused. */
  function undoesTwice(also: AlsoWrite): boolean {
    return also.kind === 'plan-run' && together.planRuns.isUndone(also.row);
  }

  function startStream(also: Extract<AlsoWrite, { kind: 'start-stream' }>, at: Instant | undefined): void {
    if (streams.has(keyOf(also.stream))) throw new Error(`stream ${keyOf(also.stream)} exists already`);
    streams.set(keyOf(also.stream), [...also.events]);
    together.wakeUps.set(also.stream, also.wakeAt);
    together.outbox.add(also.messages, at);
  }

  function writeAlso(also: AlsoWrite, at: Instant | undefined): void {
    switch (also.kind) {
      case 'group-status':
        return void together.signals.setGroup(also.groupId, { status: also.status, incidentId: also.incidentId });
      case 'public-words':
        return together.publicWords.set(also.incidentId, also.row);
      case 'ledger':
        return together.customers.addLedger(also.rows);
      case 'harm':
        return together.customers.setHarm(also.rows);
      case 'plan-run':
        return together.planRuns.start(also.row);
      case 'plan-run-moved':
        return together.planRuns.move(also.moved);
      case 'rest-facts':
        return together.rest.addAll(also.rows);
      case 'action-item':
        return together.actionItems.set(also.row);
      case 'rest-activity':
        return together.rest.addActivity(also.row);
      case 'start-stream':
        return startStream(also, at);
      default:
        return assertNever(also);
    }
  }

  function write<E>(batch: AppendBatch<E>): void {
    const at = lastAt(batch.events);
    streams.set(keyOf(batch.stream), [...(streams.get(keyOf(batch.stream)) ?? []), ...batch.events]);
    together.texts.add(batch.texts);
    if (batch.row !== null) together.incidents.put(batch.row);
    together.outbox.add(batch.messages satisfies OutgoingMessage[], at);
    together.wakeUps.set(batch.stream, batch.wakeAt);
    for (const also of batch.also) writeAlso(also, at);
  }

  return {
    async read<E>(stream: { kind: StreamKind; id: string }, afterSeq = 0): Promise<StoredEvent<E>[]> {
      const events = streams.get(keyOf(stream)) ?? [];
      return events.slice(afterSeq).map((event, index) => ({ seq: afterSeq + index + 1, event: event as E }));
    },
    async append(batch) {
      const version = batch.expectedVersion + batch.events.length;
      if (version === 0) throw new Error(`stream ${keyOf(batch.stream)} cannot begin without an event`);
      if ((streams.get(keyOf(batch.stream))?.length ?? 0) !== batch.expectedVersion) return { outcome: 'conflict' };
      if (batch.also.some((also) => takesTakenGroup(also) || undoesTwice(also))) return { outcome: 'conflict' };
      write(batch);
      return { outcome: 'appended', version };
    },
    async nextIncidentNumber() {
      lastNumber += 1;
      return lastNumber;
    },
  };
}

function keyOf({ kind, id }: { kind: StreamKind; id: string }): string {
  return `${kind} ${id}`;
}

function lastAt(events: unknown[]): Instant | undefined {
  const last = events.at(-1);
  return typeof last === 'object' && last !== null && 'at' in last && typeof last.at === 'number' ? last.at : undefined;
}
