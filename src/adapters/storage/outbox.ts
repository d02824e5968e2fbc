import type { Selectable } from 'kysely';
import type { Instant } from '#core/shared/instant.ts';
import type { ClaimedMessage, FinalAnswer, Outbox, OutboxRow } from '#app/ports/outbox.ts';
import { jsonText } from './json-text.ts';
import { messageColumns, messageFrom, type MessageColumns } from './outbox-columns.ts';
import { outboxStatements } from './outbox-statements.ts';
import type { SpaceDatabase } from './space-database.ts';
import type { SpaceTables } from './tables/space-tables.ts';

interface ClaimedColumns extends MessageColumns {
  fence: number;
  attempts: number;
  first_tried_at: number;
  state: OutboxRow['state'];
  proof: string | null;
  next_at: number;
}

export interface OutboxOptions {
  /** How long a claim lasts without being renewed, in the database's own time. */
  leaseMs: number;
  /** Called when messages became durable, with the earliest time of one, and when one ended. */
  tell: (change: { messageAt: Instant } | { ended: string }) => void;
}

export function createOutbox(database: SpaceDatabase, { leaseMs, tell }: OutboxOptions): Outbox {
  const statements = outboxStatements(database.schema);

  async function end(claim: ClaimedMessage, state: FinalAnswer['outcome'], at: Instant, words: string) {
    const stored = state === 'failed-for-good' ? 'failed' : state;
    const rows = await database.run(statements.end, [claim.id, claim.fence, stored, at, words]);
    if (rows.length > 0) tell({ ended: claim.id });
    return rows.length > 0;
  }

  return {
    async claimDue(now, limit) {
      const rows = await database.run<ClaimedColumns>(statements.claim, [now, limit, leaseMs]);
      return rows.toSorted((a, b) => a.next_at - b.next_at).map(claimedFrom);
    },

    sent: (claim, at, outcome, proof) => end(claim, outcome, at, proof),
    failed: (claim, at, why) => end(claim, 'failed-for-good', at, why),

    async retryLater(claim, at, why) {
      return (await database.run(statements.retryLater, [claim.id, claim.fence, at, why])).length > 0;
    },

    async told(claim, retryAt) {
      return (await database.run(statements.told, [claim.id, claim.fence, retryAt])).length > 0;
    },

    async renew(claim) {
      return (await database.run(statements.renew, [claim.id, claim.fence, leaseMs])).length > 0;
    },

    async nextDueAt() {
      const rows = await database.run<{ next_at: number }>(statements.next, []);
      return rows[0]?.next_at ?? null;
    },

    async put(messages, at) {
      if (messages.length === 0) return;
      await database.run(statements.put, [jsonText(messages.map((message) => messageColumns(message, at)))]);
      tell({ messageAt: Math.min(...messages.map(({ notBefore }) => notBefore)) });
    },

    async countByState() {
      const rows = await database.tables
        .selectFrom('outbox')
        .select(({ fn }) => ['state', fn.countAll<string>().as('count')])
        .groupBy('state')
        .execute();
      const counts = { waiting: 0, sent: 0, kept: 0, failed: 0 };
      for (const { state, count } of rows) counts[state] = Number(count);
      return counts;
    },

    async list({ limit, incidentId }) {
      let query = database.tables
        .selectFrom('outbox')
        .selectAll()
        .where('about', '<>', 'subscriber')
        .orderBy('created_at', 'desc')
        .orderBy('message_id', 'desc');
      if (incidentId !== null) {
        query = query.where('stream_kind', '=', 'incident').where('stream_id', '=', incidentId);
      }
      const rows = await query.limit(limit).execute();
      return rows.map(rowFrom);
    },

    async withPrefix(incidentId, prefix) {
      const rows = await database.tables
        .selectFrom('outbox')
        .selectAll()
        .where('stream_kind', '=', 'incident')
        .where('stream_id', '=', incidentId)
        .where(({ fn, val }) => fn<boolean>('starts_with', ['message_id', val(prefix)]))
        .execute();
      return rows.map(rowFrom).toSorted((one, other) => (one.id < other.id ? -1 : 1));
    },
  };
}

function rowFrom(row: Selectable<SpaceTables['outbox']>): OutboxRow {
  return {
    id: row.message_id,
    message: messageFrom(row),
    state: row.state,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    attempts: row.attempts,
    proof: row.proof,
  };
}

function claimedFrom(row: ClaimedColumns): ClaimedMessage {
  return {
    id: row.message_id,
    fence: row.fence,
    attempts: row.attempts,
    firstTriedAt: row.first_tried_at,
    message: messageFrom(row),
    answer: answerFrom(row.state, row.proof ?? ''),
  };
}

function answerFrom(state: OutboxRow['state'], words: string): FinalAnswer | null {
  if (state === 'waiting') return null;
  return state === 'failed' ? { outcome: 'failed-for-good', why: words } : { outcome: state, proof: words };
}
