import type { Texts } from '#app/ports/texts.ts';
import { jsonText } from './json-text.ts';
import type { SpaceDatabase } from './space-database.ts';

export function createTexts(database: SpaceDatabase): Texts {
  const { schema } = database;
  const read = { name: 'texts', text: `select id, body from ${schema}.texts where id = any($1::text[])` };
  const write = {
    name: 'put texts',
    text: `insert into ${schema}.texts (id, body, author_id)
      select t.id, t.body, t.author_id from jsonb_to_recordset($1::jsonb) as t (id text, body text, author_id text)
      order by t.id
      on conflict (id) do update set body = excluded.body, author_id = excluded.author_id`,
  };
  return {
    async bodies(ids) {
      if (ids.length === 0) return new Map();
      const rows = await database.run<{ id: string; body: string }>(read, [ids]);
      return new Map(rows.map(({ id, body }) => [id, body]));
    },

    async put(rows) {
      if (rows.length === 0) return;
      await database.run(write, [jsonText(rows.map(({ id, body, authorId }) => ({ id, body, author_id: authorId })))]);
    },
  };
}
