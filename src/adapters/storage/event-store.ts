import type { Actor } from '#core/shared/actor.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { AppendBatch, EventStore, StoredEvent } from '#app/ports/event-store.ts';
import type { StreamKind } from '#app/ports/streams.ts';
import { appendRows } from './append-rows.ts';
import { appendStatements, partsInOrder } from './append-statement.ts';
import { nextCount } from './counters.ts';
import { jsonText } from './json-text.ts';
import type { SpaceDatabase } from './space-database.ts';
import { brokenConstraint, retryWhenUndone } from './retry-when-undone.ts';
import { upcast } from './upcast.ts';

/** What an append wrote, for those who wait for it. */
export interface Appended {
  stream: { kind: StreamKind; id: string };
  version: number;
  /** Earliest wake-up set, if any. */
  wakeAt: Instant | null;
  /** Earliest time of a message written, if any. */
  messageAt: Instant | null;
  groupIds: string[];
}

interface EventColumns {
  seq: number;
  type: string;
  v: number;
  at: number;
  actor: Actor;
  data: Record<string, unknown>;
}

/** `tell` is called after each append that became durable. */
export function createEventStore(database: SpaceDatabase, tell: (appended: Appended) => void): EventStore {
  const { schema } = database;
  const statementFor = appendStatements(schema);
  const readStatement = {
    name: 'read events',
    text: `select seq, type, v, at, actor, data from ${schema}.events
      where kind = $1 and id = $2 and seq > $3 order by seq`,
  };

  return {
    async read<E>(stream: { kind: StreamKind; id: string }, afterSeq = 0) {
      const rows = await database.run<EventColumns>(readStatement, [stream.kind, stream.id, afterSeq]);
      return rows.map(({ seq, type, v, at, actor, data }) => ({
        seq,
        event: upcast({ type, v, at, by: actor, data }) as E,
      })) satisfies StoredEvent<E>[];
    },

    async append<E>(batch: AppendBatch<E>) {
      const { stream, expectedVersion, wakeAt } = batch;
      const version = expectedVersion + batch.events.length;
      if (version === 0) throw new Error(`stream ${stream.kind} ${stream.id} cannot begin without an event`);
      const rows = appendRows(batch as AppendBatch<E & { type: string; v: number; at: Instant }>);
      const parts = new Set(rows.keys());
      const values = partsInOrder(parts).map((part) => jsonText(rows.get(part)));
      const written = await retryWhenUndone(() =>
        database.run(statementFor(parts), [stream.kind, stream.id, expectedVersion, version, wakeAt, ...values]),
      ).catch(noRowsWhenUndoing);
      if (written.length === 0) return { outcome: 'conflict' };
      tell({
        stream,
        version,
        wakeAt: earliestWakeUp(batch),
        messageAt: earliestMessage(batch),
        groupIds: groupsOf(batch),
      });
      return { outcome: 'appended', version };
    },

    nextIncidentNumber: () => nextCount(database, 'incident'),
  };
}

/** Somebody else began to undo the same change at the same moment: decided again, the command finds that out. */
function noRowsWhenUndoing(error: unknown): [] {
  if (brokenConstraint(error) === 'plan_runs_undoing') return [];
  throw error;
}

function earliestWakeUp(batch: AppendBatch<unknown>): Instant | null {
  const started = batch.also.map((also) => (also.kind === 'start-stream' ? also.wakeAt : null));
  return earliest([batch.wakeAt, ...started]);
}

function earliestMessage(batch: AppendBatch<unknown>): Instant | null {
  const started = batch.also.flatMap((also) => (also.kind === 'start-stream' ? also.messages : []));
  return earliest([...batch.messages, ...started].map(({ notBefore }) => notBefore));
}

function groupsOf(batch: AppendBatch<unknown>): string[] {
  return batch.also.flatMap((also) => (also.kind === 'group-status' ? [also.groupId] : []));
}

function earliest(instants: (Instant | null)[]): Instant | null {
  const known = instants.filter((at) => at !== null);
  return known.length === 0 ? null : Math.min(...known);
}
