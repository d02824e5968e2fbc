import type { StreamKind } from '#app/ports/streams.ts';
import type { DueWakeUp, WakeUps } from '#app/ports/wake-ups.ts';
import type { SpaceDatabase } from './space-database.ts';

interface ClaimedColumns {
  kind: StreamKind;
  id: string;
  wake_at: number;
  fence: number;
  attempts: number;
}

/** `leaseMs` is how long a claim lasts without being renewed, in the database's own time. */
export function createWakeUps(database: SpaceDatabase, leaseMs: number): WakeUps {
  const statements = wakeUpStatements(database.schema);
  const keyOf = ({ stream, fence }: DueWakeUp) => [stream.kind, stream.id, fence];

  return {
    async claimDue(now, limit) {
      const rows = await database.run<ClaimedColumns>(statements.claim, [now, limit, leaseMs]);
      return rows
        .map((row) => ({
          stream: { kind: row.kind, id: row.id },
          dueAt: row.wake_at,
          fence: row.fence,
          attempts: row.attempts,
        }))
        .toSorted((a, b) => a.dueAt - b.dueAt);
    },

    async release(wakeUp, retryAt) {
      await database.run(statements.release, [...keyOf(wakeUp), retryAt]);
    },

    async renew(wakeUp) {
      return (await database.run(statements.renew, [...keyOf(wakeUp), leaseMs])).length > 0;
    },

    async nextDueAt() {
      const rows = await database.run<{ wake_at: number }>(statements.next, []);
      return rows[0]?.wake_at ?? null;
    },
  };
}

function wakeUpStatements(schema: string) {
  const streams = `${schema}.streams`;
  const free = '(lease_until is null or lease_until <= clock_timestamp())';
  return {
    claim: {
      name: 'claim wake-ups',
      text: `with due as materialized (
          select kind, id from ${streams}
          where wake_at is not null and wake_at <= $1 and ${free}
          order by wake_at limit $2
          for update skip locked
        )
        update ${streams} as s set
          fence = s.fence + 1, attempts = s.attempts + 1, wake_moved = false,
          lease_until = clock_timestamp() + $3::double precision * interval '1 millisecond'
        from due where s.kind = due.kind and s.id = due.id
        returning s.kind, s.id, s.wake_at, s.fence, s.attempts`,
    },
    // After a failure even what was appended meanwhile waits for the retry, so that a handler that appends and then
    // fails does not spin.
    release: {
      name: 'release wake-up',
      text: `update ${streams} set
          lease_until = null,
          attempts = case when $4::bigint is null then 0 else attempts end,
          wake_at = case when wake_moved then greatest(wake_at, case when wake_at is not null then $4::bigint end) else $4::bigint end
        where kind = $1 and id = $2 and fence = $3`,
    },
    renew: {
      name: 'renew wake-up',
      text: `update ${streams} set lease_until = clock_timestamp() + $4::double precision * interval '1 millisecond'
        where kind = $1 and id = $2 and fence = $3 and lease_until is not null returning fence`,
    },
    next: {
      name: 'next wake-up',
      text: `select wake_at from ${streams} where wake_at is not null and ${free} order by wake_at limit 1`,
    },
  };
}
