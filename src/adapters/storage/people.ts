import type { Selectable } from 'kysely';
import type { People, PersonRow } from '#app/ports/people.ts';
import type { SpaceRow } from '#app/ports/spaces.ts';
import { nextCount } from './counters.ts';
import { erasePerson } from './erasure/erase-person.ts';
import { jsonText } from './json-text.ts';
import type { SpaceDatabase } from './space-database.ts';
import type { SpaceTables } from './tables/space-tables.ts';

export function createPeople(database: SpaceDatabase, kind: SpaceRow['kind']): People {
  const { tables } = database;
  return {
    async list() {
      return (await tables.selectFrom('people').selectAll().orderBy('name').orderBy('id').execute()).map(personFrom);
    },

    async get(id) {
      const row = await tables.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : personFrom(row);
    },

    async names(ids) {
      if (ids.length === 0) return new Map();
      const rows = await tables.selectFrom('people').select(['id', 'name']).where('id', 'in', ids).execute();
      return new Map(rows.map(({ id, name }) => [id, name]));
    },

    async create(person) {
      const label = `responder ${await nextCount(database, 'person')}`;
      await tables
        .insertInto('people')
        .values({ id: person.id, label, erased_at: null, ...columnsFrom(person) })
        .execute();
    },

    async update(person) {
      // An erased person stays erased, whoever still had their page open.
      await tables
        .updateTable('people')
        .set(columnsFrom(person))
        .where('id', '=', person.id)
        .where('erased_at', 'is', null)
        .execute();
    },

    erase: (id, at) => erasePerson(database, kind, id, at),
  };
}

function columnsFrom({ name, email, zone, contacts }: Omit<PersonRow, 'label' | 'erasedAt'>) {
  return { name, email, zone, contacts: jsonText(contacts) };
}

function personFrom({ erased_at: erasedAt, ...row }: Selectable<SpaceTables['people']>): PersonRow {
  return { ...row, erasedAt };
}
