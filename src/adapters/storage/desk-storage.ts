import { randomBytes, randomUUID } from 'node:crypto';
import type { Audit } from '#app/ports/audit.ts';
import type { Ids } from '#app/ports/ids.ts';
import type { Settings } from '#app/ports/settings.ts';
import type { SpaceStorage } from '#app/ports/space-storage.ts';
import type { SpaceRow, Spaces } from '#app/ports/spaces.ts';
import type { Connections } from '#app/ports/connections.ts';
import type { GameDays } from '#app/ports/game-days.ts';
import type { Runners } from '#app/ports/runners.ts';
import { createAudit } from './audit.ts';
import { openPool } from './connect.ts';
import { createConnections } from './connections.ts';
import { createGameDays } from './game-days.ts';
import { openLiveHub, type LiveHub } from './live-hub.ts';
import { createRunners } from './runners.ts';
import { createSecretBox } from './secret-box.ts';
import { createSettings } from './settings.ts';
import { openDeskTables, openSpaceDatabase } from './space-database.ts';
import { createSpaceStorage } from './space-storage.ts';
import { createSpaces } from './spaces.ts';

/** All of storage on one database. */
export interface DeskStorage {
  spaces: Spaces;
  audit: Audit;
  settings: Settings;
  connections: Connections;
  runners: Runners;
  gameDays: GameDays;
  live: LiveHub;
  /** Answers when the database does; throws otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface DeskStorageOptions {
  url: string;
  /** 32 bytes from a file outside the database. */
  secretKey: Buffer;
  log: { warn(message: string): void };
  /** Makes the ids of alerts and groups of a space. */
  idsOf?: (space: SpaceRow) => Ids;
  /** How long a claim lasts without being renewed; at most 3 s. */
  leaseMs?: number;
  /** Most connections for the real space and the desk; drills have a few of their own and never wait in front of it. */
  connections?: number;
}

const LONGEST_LEASE_MS = 3000;
const DRILL_CONNECTIONS = 4;

/** Opens storage on a database that `migrateDesk` has brought forward. */
export function openDeskStorage(options: DeskStorageOptions): DeskStorage {
  const { url, log, idsOf = () => unguessableIds, leaseMs = LONGEST_LEASE_MS, connections = 12 } = options;
  if (leaseMs > LONGEST_LEASE_MS) throw new Error(`A lease lasts at most ${LONGEST_LEASE_MS} ms.`);
  const realPool = openPool({ url, connections, log });
  const drillPool = openPool({ url, connections: DRILL_CONNECTIONS, log });
  const live = openLiveHub({ url, processId: randomUUID(), log });
  const box = createSecretBox(options.secretKey);
  const tables = openDeskTables(realPool);
  const opened = new Map<string, SpaceStorage>();

  function open(row: SpaceRow): SpaceStorage {
    const known = opened.get(row.schema);
    if (known !== undefined) return known;
    const database = openSpaceDatabase(row.kind === 'real' ? realPool : drillPool, row.schema);
    const storage = createSpaceStorage({ space: row, database, live, box, leaseMs, ids: idsOf(row) });
    opened.set(row.schema, storage);
    return storage;
  }

  return {
    spaces: createSpaces({ pool: realPool, tables, open, forget: (schema) => opened.delete(schema) }),
    audit: createAudit(tables),
    settings: createSettings(tables, box),
    connections: createConnections(tables, box),
    runners: createRunners(tables),
    gameDays: createGameDays(tables),
    live,
    async ping() {
      await realPool.query('select 1');
    },
    async close() {
      await live.close();
      await Promise.all([realPool.end(), drillPool.end()]);
    },
  };
}

const unguessableIds: Ids = { next: (prefix) => `${prefix}_${randomBytes(12).toString('base64url')}` };
