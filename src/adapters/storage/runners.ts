import type { Kysely } from 'kysely';
import type { Runners } from '#app/ports/runners.ts';
import { jsonText, storableText } from './json-text.ts';
import type { DeskTables } from './tables/desk-tables.ts';

export function createRunners(tables: Kysely<DeskTables>): Runners {
  const rows = tables
    .selectFrom('runners')
    .select([
      'name',
      'public_key as publicKey',
      'commands',
      'version',
      'enrolled_at as enrolledAt',
      'last_seen_at as lastSeenAt',
      'revoked_at as revokedAt',
    ]);

  return {
    list: () => rows.orderBy('name').execute(),

    async get(name) {
      return (await rows.where('name', '=', name).executeTakeFirst()) ?? null;
    },

    invite: ({ tokenHash, name, at, expiresAt }) =>
      tables.transaction().execute(async (transaction) => {
        await transaction
          .deleteFrom('runner_enrolments')
          .where((row) => row.or([row('name', '=', name), row('expires_at', '<', at)]))
          .execute();
        await transaction
          .insertInto('runner_enrolments')
          .values({ token_hash: tokenHash, name, created_at: at, expires_at: expiresAt, used_at: null })
          .execute();
      }),

    enrol: ({ tokenHash, publicKey, at }) =>
      tables.transaction().execute(async (transaction) => {
        // The update takes the row's lock, so of two that use one token at once the second finds it used.
        const used = await transaction
          .updateTable('runner_enrolments')
          .set({ used_at: at })
          .where('token_hash', '=', tokenHash)
          .where('used_at', 'is', null)
          .where('expires_at', '>', at)
          .returning('name')
          .executeTakeFirst();
        if (used === undefined) return null;
        const columns = {
          public_key: publicKey,
          commands: jsonText([]),
          version: null,
          enrolled_at: at,
          last_seen_at: null,
          revoked_at: null,
        };
        const enrolled = await transaction
          .insertInto('runners')
          .values({ name: used.name, ...columns })
          .onConflict((conflict) =>
            conflict.column('name').doUpdateSet(columns).where('runners.revoked_at', 'is not', null),
          )
          .returning('name')
          .executeTakeFirst();
        return enrolled ?? null;
      }),

    async seen({ name, nonce, at, expiresAt }) {
      await tables.deleteFrom('runner_requests').where('expires_at', '<', at).execute();
      const { numInsertedOrUpdatedRows } = await tables
        .insertInto('runner_requests')
        .values({ runner: name, nonce, expires_at: expiresAt })
        .onConflict((conflict) => conflict.columns(['runner', 'nonce']).doNothing())
        .executeTakeFirstOrThrow();
      if (numInsertedOrUpdatedRows !== 1n) return false;
      await tables.updateTable('runners').set({ last_seen_at: at }).where('name', '=', name).execute();
      return true;
    },

    async tell(name, { commands, version }) {
      await tables
        .updateTable('runners')
        .set({ commands: jsonText(commands), version: storableText(version) })
        .where('name', '=', name)
        .execute();
    },

    async revoke(name, at) {
      const { numUpdatedRows } = await tables
        .updateTable('runners')
        .set({ revoked_at: at })
        .where('name', '=', name)
        .where('revoked_at', 'is', null)
        .executeTakeFirstOrThrow();
      return numUpdatedRows > 0n;
    },
  };
}
