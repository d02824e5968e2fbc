import type { ClaimedPublication, PublicationRow, Publications } from '#app/ports/publications.ts';
import { jsonText } from './json-text.ts';
import type { SpaceDatabase } from './space-database.ts';

interface PublicationColumns {
  target_id: string;
  attempts: number;
  next_at: number;
  tried_at: number | null;
  published_at: number | null;
  proof: string | null;
  failure: string | null;
}

/** Publications of the status page, claimed with a lease in database time. */
export function createPublications(database: SpaceDatabase, leaseMs: number): Publications {
  const table = `${database.schema}.status_publications`;
  const free = '(lease_until is null or lease_until <= clock_timestamp())';
  const held = 'target_id = $1 and fence = $2 and lease_until is not null';
  const lease = (at: string): string => `clock_timestamp() + ${at}::double precision * interval '1 millisecond'`;
  const run = database.run;

  return {
    async request(targetIds, at, afresh) {
      const text = `insert into ${table} as p (target_id, next_at, wanted)
        select t, $2::bigint, 1 from jsonb_array_elements_text($1::jsonb) as t
        on conflict (target_id) do update set next_at = least(p.next_at, excluded.next_at), wanted = p.wanted + 1,
          attempts = 0, files = case when $3::boolean then '{}'::jsonb else p.files end`;
      await run({ name: 'request publication', text }, [jsonText(targetIds), at, afresh]);
    },
    async keepOnly(targetIds) {
      const text = `delete from ${table} where target_id not in (select jsonb_array_elements_text($1::jsonb))`;
      await run({ name: 'keep publications', text }, [jsonText(targetIds)]);
    },
    async claimDue(now, limit) {
      const text = `with due as materialized (
          select target_id from ${table} where next_at <= $1 and ${free} order by next_at limit $2 for update skip locked
        )
        update ${table} as p set fence = p.fence + 1, attempts = p.attempts + 1, lease_until = ${lease('$3')}
        from due where p.target_id = due.target_id
        returning p.target_id as "targetId", p.fence, p.attempts, p.wanted, p.files`;
      return run<ClaimedPublication>({ name: 'claim publications', text }, [now, limit, leaseMs]);
    },
    async renew({ targetId, fence }) {
      const text = `update ${table} set lease_until = ${lease('$3')} where ${held} returning fence`;
      return (await run({ name: 'renew publication', text }, [targetId, fence, leaseMs])).length > 0;
    },
    async published({ targetId, fence, wanted }, { at, nextAt, proof, files }) {
      const text = `update ${table} set published_at = $3, tried_at = $3, proof = $4, failure = null, attempts = 0,
          files = $5::jsonb, lease_until = null, next_at = case when wanted > $6 then $3 else $7::bigint end
        where ${held} returning fence`;
      const values = [targetId, fence, at, proof, jsonText(files), wanted, nextAt];
      return (await run({ name: 'published', text }, values)).length > 0;
    },
    async failed({ targetId, fence }, { at, retryAt, why }) {
      const text = `update ${table} set tried_at = $3, failure = $4, next_at = $5, lease_until = null
        where ${held} returning fence`;
      return (await run({ name: 'publication failed', text }, [targetId, fence, at, why, retryAt])).length > 0;
    },
    async nextDueAt() {
      const text = `select next_at from ${table} where ${free} order by next_at limit 1`;
      const [row] = await run<{ next_at: number }>({ name: 'next publication', text }, []);
      return row?.next_at ?? null;
    },
    async list() {
      const text = `select target_id, attempts, next_at, tried_at, published_at, proof, failure from ${table} order by target_id`;
      const rows = await run<PublicationColumns>({ name: 'list publications', text }, []);
      return rows.map((row): PublicationRow => ({
        targetId: row.target_id,
        attempts: row.attempts,
        nextAt: row.next_at,
        triedAt: row.tried_at,
        publishedAt: row.published_at,
        proof: row.proof,
        failure: row.failure,
      }));
    },
  };
}
