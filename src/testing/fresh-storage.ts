import { randomBytes } from 'node:crypto';
import type { SpaceRow, SpaceStorage } from '#app/ports.ts';
import { openDeskStorage, type DeskStorage } from '#adapters/storage/desk-storage.ts';
import { freshDatabase } from './database.ts';

/** Storage on a database of its own. */
export interface FreshStorage {
  readonly url: string;
  readonly desk: DeskStorage;
  /** The real space. */
  readonly real: SpaceStorage;
  /** A second server process on the same database, as far as storage can tell. */
  openAnother(): DeskStorage;
  close(): Promise<void>;
}

export async function freshStorage({ leaseMs }: { leaseMs?: number } = {}): Promise<FreshStorage> {
  const { url, drop } = await freshDatabase();
  const secretKey = randomBytes(32);
  const opened: DeskStorage[] = [];
  const openAnother = () => {
    const desk = openDeskStorage({ url, secretKey, log: silent, ...(leaseMs === undefined ? {} : { leaseMs }) });
    opened.push(desk);
    return desk;
  };
  const desk = openAnother();
  return {
    url,
    desk,
    real: desk.spaces.storage(await realSpace(desk)),
    openAnother,
    async close() {
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

const silent = { warn() {} };
