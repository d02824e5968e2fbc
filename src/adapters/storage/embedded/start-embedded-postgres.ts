import { join } from 'node:path';
import { clearPreviousServer } from './clear-previous-server.ts';
import { defaultEngineRoot, openDataFolder } from './data-folder.ts';
import type { DataFolder } from './data-folder.ts';
import { lockDataFolder } from './desk-lock.ts';
import { EmbeddedError } from './embedded-error.ts';
import type { EmbeddedLog } from './embedded-log.ts';
import { installEngine } from './engine-copy.ts';
import { findEnginePackage } from './engine-package.ts';
import type { EnginePackage } from './engine-package.ts';
import { choosePort } from './free-port.ts';
import { openCluster } from './initialise-cluster.ts';
import { databaseUrl, prepareDatabase } from './prepare-database.ts';
import { serverSettings } from './server-settings.ts';
import { superviseServer } from './supervise-server.ts';
import type { ServerEvents } from './supervise-server.ts';
import { assertReachable, chooseServerUser, letPass } from './server-user.ts';

/** A running embedded server; it is started again whenever it dies, at the same address. */
export interface EmbeddedPostgres {
  /** For the desk's own database, with its password. */
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** The server's process id, undefined while it is being restarted. */
  readonly pid: number | undefined;
  readonly events: ServerEvents;
  /** Fast shutdown; afterwards the data folder is free. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  readonly log: EmbeddedLog;
  readonly port?: number;
  /** Where copies of the binaries are kept. */
  readonly engineRoot?: string;
  /** Further server settings; they win over ours, so that tests can give up durability. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Starts the embedded database of a data folder, creating it when it is not there; throws `EmbeddedError`. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = await openDataFolder(options.dataDir);
  const lock = await lockDataFolder(folder);
  try {
    return await startLocked(folder, lock.release, options);
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function startLocked(
  folder: DataFolder,
  releaseLock: () => void,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { log } = options;
  const user = await chooseServerUser(folder);
  const engine = findEnginePackage();
  const engineDir = await installEngineFor(folder, engine, options.engineRoot);
  await letPass(folder, user);
  await assertReachable(folder.root, user);
  await assertReachable(engineDir, user);
  const password = await openCluster({ folder, engineDir, engineVersion: engine.version, user, log });
  await clearPreviousServer(folder.cluster, log);

  const port = await choosePort(folder, options.port);
  const settings = { ...serverSettings, ...options.settings };
  const url = databaseUrl({ password, port });
  const supervised = await superviseServer({ folder, engineDir, user, port, settings, log });
  try {
    await prepareDatabase({ url, settings });
  } catch (error) {
    await supervised.stop();
    throw error;
  }
  let stopped: Promise<void> | undefined;
  return {
    url,
    port,
    dataDir: folder.root,
    events: supervised.events,
    get pid() {
      return supervised.pid();
    },
    stop() {
      stopped ??= supervised.stop().then(releaseLock);
      return stopped;
    },
  };
}

/** Beside the other data folders of this user, or where that cannot be written, inside this one. */
async function installEngineFor(folder: DataFolder, engine: EnginePackage, engineRoot?: string): Promise<string> {
  try {
    return await installEngine(engine, engineRoot ?? defaultEngineRoot());
  } catch (error) {
    if (engineRoot !== undefined || error instanceof EmbeddedError) throw error;
    return installEngine(engine, join(folder.root, 'engine'));
  }
}
