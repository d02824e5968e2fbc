import type { GateDecision, GateDecisions } from '#app/ports/revert-plans.ts';
import { textOrNull } from './change-columns.ts';
import { jsonOrNull, jsonText, storableText } from './json-text.ts';
import { keyHash } from './key-hash.ts';
import type { SpaceDatabase } from './space-database.ts';

/** What the gate was asked and said. */
export function createGateDecisions(database: SpaceDatabase): GateDecisions {
  const table = `${database.schema}.gate_decisions`;
  const columns = 'id, at, title, kind, services, environment, key, verdict, reason, because, missing, override, plan';
  return {
    async record(decision) {
      const { id, at, title, kind, services, environment, key } = decision;
      const { verdict, reason, because, missing, override, plan } = decision;
      const text = `insert into ${table} (${columns}, key_hash)
        values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10::jsonb, $11::jsonb, $12::jsonb, $13::jsonb, $14)
        on conflict (id) do nothing returning id`;
      const asked = [id, at, storableText(title), kind, jsonText(services), storableText(environment), textOrNull(key)];
      const said = [verdict, reason, jsonText(because), jsonText(missing), jsonOrNull(override), jsonOrNull(plan)];
      const values = [...asked, ...said, key === null ? null : keyHash(key)];
      return (await database.run({ name: 'record gate decision', text }, values)).length > 0;
    },
    async list(limit) {
      const text = `select ${columns} from ${table} order by at desc, id desc limit $1`;
      return database.run<GateDecision>({ name: 'list gate decisions', text }, [limit]);
    },
    async byKey(key) {
      const text = `select ${columns} from ${table} where key_hash = $1 order by at desc, id desc limit 1`;
      const [row] = await database.run<GateDecision>({ name: 'gate decision by key', text }, [keyHash(key)]);
      return row ?? null;
    },
    async firstAt() {
      const text = `select min(at) as at from ${table} where reason <> 'desk-away'`;
      const [row] = await database.run<{ at: number | null }>({ name: 'first gate decision', text }, []);
      return row?.at ?? null;
    },
  };
}
