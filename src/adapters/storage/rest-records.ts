import type { Selectable } from 'kysely';
import type { RestFact } from '#core/rest/person-rest.ts';
import type { RestFactRow, RestRecords } from '#app/ports/rest.ts';
import { APPEND_PARTS } from './append-statement.ts';
import { jsonText } from './json-text.ts';
import type { SpaceDatabase } from './space-database.ts';
import type { SpaceTables } from './tables/space-tables.ts';

type FactColumns = Selectable<SpaceTables['rest_facts']>;

export function createRestRecords(database: SpaceDatabase): RestRecords {
  const { tables, schema } = database;
  const addStatement = {
    name: 'add rest fact',
    text: `with head as (select 1), added as (${APPEND_PARTS.restFacts(schema, '$1')}) select 1`,
  };
  return {
    async of(personIds) {
      if (personIds.length === 0) return new Map();
      const [settings, facts] = await Promise.all([
        tables.selectFrom('rest_settings').selectAll().where('person_id', 'in', personIds).execute(),
        tables
          .selectFrom('rest_facts')
          .selectAll()
          .where('person_id', 'in', personIds)
          .orderBy('at')
          .orderBy('id')
          .execute(),
      ]);
      const set = new Map(settings.map((row) => [row.person_id, row.settings]));
      const known = Map.groupBy(facts, (row) => row.person_id);
      return new Map(
        personIds.map((id) => [id, { settings: set.get(id) ?? null, facts: (known.get(id) ?? []).map(factFrom) }]),
      );
    },

    async putSettings(personId, settings) {
      const text = `insert into ${schema}.rest_settings (person_id, settings)
        select id, $2::jsonb from ${schema}.people where id = $1 and erased_at is null for key share
        on conflict (person_id) do update set settings = excluded.settings`;
      await database.run({ name: 'put rest settings', text }, [personId, jsonText(settings)]);
    },

    async add(row) {
      await database.run(addStatement, [jsonText([restFactColumns(row)])]);
    },

    async remove(personId, factId) {
      const text = `delete from ${schema}.rest_facts where id = $1 and person_id = $2 returning id`;
      return (await database.run({ name: 'remove rest fact', text }, [factId, personId])).length > 0;
    },

    async forgetBefore(at) {
      const text = `delete from ${schema}.rest_facts where at < $1 returning id`;
      return (await database.run({ name: 'forget rest facts', text }, [at])).length;
    },
  };
}

/** A fact as the columns hold it, for a JSON parameter. */
export function restFactColumns({ personId, fact }: RestFactRow): FactColumns {
  return {
    id: fact.id,
    person_id: personId,
    at: fact.at,
    kind: fact.kind,
    answered_at: fact.kind === 'page' ? fact.answeredAt : null,
    from_at: fact.kind === 'slept' ? fact.fromAt : null,
    to_at: fact.kind === 'slept' ? fact.toAt : null,
    from_zone: fact.kind === 'zone' ? fact.fromZone : null,
    to_zone: fact.kind === 'zone' ? fact.toZone : null,
  };
}

function factFrom(row: FactColumns): RestFact {
  const { id, at, kind } = row;
  switch (kind) {
    case 'page':
      return { id, at, kind, answeredAt: row.answered_at };
    case 'slept':
      return { id, at, kind, fromAt: row.from_at ?? at, toAt: row.to_at ?? at };
    case 'zone':
      return { id, at, kind, fromZone: row.from_zone ?? 'UTC', toZone: row.to_zone ?? 'UTC' };
    default:
      return { id, at, kind };
  }
}
