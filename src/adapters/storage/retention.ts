import type { Retention } from '#app/ports/retention.ts';
import type { SpaceDatabase } from './space-database.ts';

/** Addresses that a space needs no longer. */
export function createRetention(database: SpaceDatabase): Retention {
  const { schema } = database;
  return {
    async forgetAddressesBefore(at) {
      const reports = await database.run<{ id: string }>(
        {
          name: 'forget reporters',
          text: `update ${schema}.reports set reporter_name = null, reporter_email = null, mail_message_id = null
            where at < $1 and (reporter_name is not null or reporter_email is not null) returning id`,
        },
        [at],
      );
      const messages = await database.run<{ id: string }>(
        {
          name: 'forget addresses',
          text: `update ${schema}.outbox set address = null
            where created_at < $1 and next_at is null and state <> 'waiting' and address is not null returning message_id as id`,
        },
        [at],
      );
      const told = await database.run<{ id: string }>(
        {
          name: 'forget addresses told',
          text: `update ${schema}.ledger set address = null
            where at < $1 and outcome <> 'waiting' and address is not null returning id`,
        },
        [at],
      );
      return reports.length + messages.length + told.length;
    },
  };
}
