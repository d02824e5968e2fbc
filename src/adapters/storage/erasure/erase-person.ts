import type { Instant } from '#core/shared/instant.ts';
import type { PersonRow } from '#app/ports/people.ts';
import type { SpaceRow } from '#app/ports/spaces.ts';
import { retryWhenUndone } from '../retry-when-undone.ts';
import { DESK_SCHEMA, spaceSchema } from '../schema-name.ts';
import type { SpaceDatabase, SpaceTransaction } from '../space-database.ts';
import { DESK_TABLES, SPACE_TABLES } from './erasable-columns.ts';
import { personReplacer, type PersonWords } from './person-words.ts';
import { replaceInTable } from './replace-in-table.ts';

interface PersonColumns {
  name: string;
  email: string | null;
  contacts: PersonRow['contacts'];
  label: string;
  erased_at: number | null;
}

/** Erases a person of the space; one of the real space also from the desk's own tables and from every drill. */
export function erasePerson(
  database: SpaceDatabase,
  kind: SpaceRow['kind'],
  id: string,
  at: Instant,
): Promise<{ label: string } | null> {
  return retryWhenUndone(() =>
    database.transaction(async (transaction) => {
      const { schema } = database;
      const person = await lockPerson(transaction, schema, id);
      if (person === undefined) return null;
      if (person.erased_at !== null) return { label: person.label };
      const words = await wordsOf(transaction, kind, id, person);

      await transaction.run(
        `update ${schema}.people set name = label, email = null, zone = 'UTC', contacts = '[]', erased_at = $2 where id = $1`,
        [id, at],
      );
      await stopMessages(transaction, schema, id, at);
      await endSubscriptions(transaction, schema, words);
      const spaces = kind === 'real' ? await everySpace(transaction) : [];
      const schemas = kind === 'real' ? spaces.map((space) => space.schema) : [schema];
      for (const space of spaces) if (space.kind === 'game-day') await erasePlayer(transaction, space.schema, id, at);
      for (const each of schemas) await forgetRest(transaction, each, id);
      for (const each of schemas) await forgetFigures(transaction, each);
      for (const each of schemas) await replaceInSchema(transaction, each, SPACE_TABLES, words, person.label);
      if (kind === 'real') {
        await replaceInSchema(transaction, DESK_SCHEMA, DESK_TABLES, words, person.label);
        await endAccounts(transaction, id, words);
        await transaction.run('delete from twoam.game_day_invitations where person_id = $1', [id]);
      }
      return { label: person.label };
    }),
  );
}

async function lockPerson({ run }: SpaceTransaction, schema: string, id: string): Promise<PersonColumns | undefined> {
  const rows = await run<PersonColumns>(
    `select name, email, contacts, label, erased_at from ${schema}.people where id = $1 for update`,
    [id],
  );
  return rows[0];
}

/** An account may carry another spelling of the name, and another address, than the person. */
async function wordsOf(
  { run }: SpaceTransaction,
  kind: SpaceRow['kind'],
  id: string,
  { name, email, contacts }: PersonColumns,
): Promise<PersonWords> {
  const accounts =
    kind === 'real'
      ? await run<{ name: string; email: string }>('select name, email from twoam.accounts where person_id = $1', [id])
      : [];
  const addresses = [email, ...contacts.map(({ address }) => address), ...accounts.map((account) => account.email)];
  return {
    names: [name, ...accounts.map((account) => account.name)],
    addresses: addresses.flatMap((address) => (address === null || address === '' ? [] : [address])),
  };
}

/** What was still to be sent to the person has nowhere to go. */
async function stopMessages({ run }: SpaceTransaction, schema: string, id: string, at: Instant): Promise<void> {
  await run(
    `update ${schema}.outbox set state = 'failed', proof = 'The recipient was erased.', next_at = $2, fence = fence + 1,
      lease_until = null
    where recipient_id = $1 and state = 'waiting'`,
    [id, at],
  );
}

async function endSubscriptions({ run }: SpaceTransaction, schema: string, { addresses }: PersonWords): Promise<void> {
  const lower = addresses.map((address) => address.toLowerCase());
  await run(`delete from ${schema}.status_subscriptions where lower(address) = any($1::text[])`, [lower]);
}

/** Nobody's sleep is kept under a label. */
async function forgetRest({ run }: SpaceTransaction, schema: string, id: string): Promise<void> {
  await run(`delete from ${schema}.rest_facts where person_id = $1`, [id]);
  await run(`delete from ${schema}.rest_settings where person_id = $1`, [id]);
}

/** Figures were counted by where people were. They are counted anew, by what is left. */
async function forgetFigures({ run }: SpaceTransaction, schema: string): Promise<void> {
  await run(`delete from ${schema}.incident_figures`, []);
}

async function everySpace({ run }: SpaceTransaction): Promise<Pick<SpaceRow, 'schema' | 'kind'>[]> {
  const rows = await run<Pick<SpaceRow, 'schema' | 'kind'>>(
    'select schema, kind from twoam.spaces order by schema',
    [],
  );
  return rows.map(({ schema, kind }) => ({ schema: spaceSchema(schema), kind }));
}

/** In a game day people play under their own ids and names. */
async function erasePlayer(transaction: SpaceTransaction, schema: string, id: string, at: Instant): Promise<void> {
  // Figures that are being kept hold the row, so that those of where the player was are there to be deleted afterwards.
  await transaction.run(`select id from ${schema}.people where id = $1 for update`, [id]);
  await transaction.run(
    `update ${schema}.people set name = label, email = null, zone = 'UTC', contacts = '[]', erased_at = $2
    where id = $1 and erased_at is null`,
    [id, at],
  );
  await stopMessages(transaction, schema, id, at);
}

async function replaceInSchema(
  transaction: SpaceTransaction,
  schema: string,
  tables: typeof SPACE_TABLES,
  words: PersonWords,
  label: string,
): Promise<void> {
  for (const table of tables) {
    await replaceInTable(transaction, schema, table, personReplacer(words, label, table.names));
  }
}

async function endAccounts({ run }: SpaceTransaction, id: string, { addresses }: PersonWords): Promise<void> {
  const emails = addresses.map((address) => address.toLowerCase());
  await run('delete from twoam.accounts where person_id = $1 or email = any($2::text[])', [id, emails]);
  await run('delete from twoam.verifications where lower(identifier) = any($1::text[])', [emails]);
}
