import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { SpaceStorage } from '#app/ports/space-storage.ts';
import type { SpaceRow } from '#app/ports/spaces.ts';
import { openDeskStorage, type DeskStorage } from '#adapters/storage/desk-storage.ts';
import { freshDatabase } from './database.ts';

/** Storage on a database of its own. */
export interface FreshStorage {
  readonly url: string;
  readonly desk: DeskStorage;
  /** The real space. */
  readonly real: SpaceStorage;
  /** For looking at tables and changing them behind storage's back. */
  readonly client: Client;
  /** A second server process on the same database, as far as storage can tell. */
  openAnother(options?: { leaseMs?: number }): DeskStorage;
  /** Empties every table and removes the drills, for the next test of a file. */
  empty(): Promise<void>;
  close(): Promise<void>;
}

export async function freshStorage(): Promise<FreshStorage> {
  const { url, drop } = await freshDatabase();
  const secretKey = randomBytes(32);
  const opened: DeskStorage[] = [];
  const openAnother = (options: { leaseMs?: number } = {}) => {
    const desk = openDeskStorage({ url, secretKey, log: silent, ...options });
    opened.push(desk);
    return desk;
  };
  const desk = openAnother();
  const client = new Client({ connectionString: url });
  await client.connect();
  return {
    url,
    desk,
    real: desk.spaces.storage(await realSpace(desk)),
    client,
    openAnother,
    async empty() {
      for (const { id, kind } of await desk.spaces.list()) if (kind !== 'real') await desk.spaces.remove(id);
      await truncate(client);
    },
    async close() {
      await client.end();
      await Promise.all(opened.map((each) => each.close()));
      await drop();
    },
  };
}

export async function realSpace(desk: DeskStorage): Promise<SpaceRow> {
  const row = await desk.spaces.get('real');
  if (row === null) throw new Error('the database has no real space');
  return row;
}

/** A drill's row, to be created. */
export function drillSpace(id: string): SpaceRow {
  return {
    id,
    schema: `space_${id}`,
    kind: 'drill',
    title: 'The long night',
    scenario: 'long-night',
    seat: null,
    state: 'running',
    waitingFor: null,
    clock: { baseAt: 0, realBaseAt: 0, speed: 600 },
    cursor: 0,
    createdAt: 0,
  };
}

/** A game day's row, to be created. */
export function gameDaySpace(id: string): SpaceRow {
  return { ...drillSpace(id), kind: 'game-day', title: 'Game day', scenario: null };
}

async function truncate(client: Client): Promise<void> {
  const { rows } = await client.query<{ tables: string }>(
    `select string_agg(format('%I.%I', schemaname, tablename), ', ') as tables from pg_tables
     where schemaname in ('twoam', 'space_real') and tablename not in ('migrations', 'spaces')`,
  );
  await client.query(`truncate ${rows[0]?.tables}`);
}

const silent = { warn() {} };
