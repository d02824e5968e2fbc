import { EventEmitter } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { clearPreviousServer } from "./clear-previous-server.ts";
import { defaultEngineRoot, openDataFolder } from "./data-folder.ts";
import type { DataFolder } from "./data-folder.ts";
import { lockDataFolder } from "./desk-lock.ts";
import type { EmbeddedLog } from "./embedded-log.ts";
import { installEngine } from "./engine-copy.ts";
import { findEnginePackage } from "./engine-package.ts";
import { choosePort } from "./free-port.ts";
import { openCluster } from "./initialise-cluster.ts";
import { startPostmaster } from "./postmaster.ts";
import type { Postmaster, PostmasterOptions } from "./postmaster.ts";
import { databaseUrl, prepareDatabase } from "./prepare-database.ts";
import { serverSettings } from "./server-settings.ts";
import { assertReachable, chooseServerUser } from "./server-user.ts";

const firstRestartDelayMs = 50;
const longestRestartDelayMs = 5_000;

/** A running embedded server; it is started again whenever it dies, at the same address. */
export interface EmbeddedPostgres {
  /** For the desk's own database, with its password. */
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  /** The server's process id, undefined while it is being restarted. */
  readonly pid: number | undefined;
  /** `down` with the reason when it died, `up` when it is back. */
  readonly events: EventEmitter<{ down: [reason: string]; up: [] }>;
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
  const lock = lockDataFolder(folder);
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
  const { log, engineRoot = defaultEngineRoot() } = options;
  const user = await chooseServerUser(folder);
  const engine = findEnginePackage();
  const engineDir = await installEngine(engine, engineRoot);
  await assertReachable(folder.root, user);
  await assertReachable(engineDir, user);
  const password = await openCluster({ folder, engineDir, engineVersion: engine.version, user, log });
  await clearPreviousServer(folder.cluster, log);

  const port = await choosePort(folder, options.port);
  const settings = { ...serverSettings, ...options.settings };
  const serverOptions: PostmasterOptions = { folder, engineDir, user, port, settings, log };
  const url = databaseUrl({ password, port });
  const supervised = await superviseServer(serverOptions);
  try {
    await prepareDatabase({ url, settings });
  } catch (error) {
    await supervised.stop();
    throw error;
  }
  return {
    url,
    port,
    dataDir: folder.root,
    events: supervised.events,
    get pid() {
      return supervised.pid();
    },
    async stop() {
      await supervised.stop();
      releaseLock();
    },
  };
}

interface Supervised {
  readonly events: EmbeddedPostgres["events"];
  pid(): number | undefined;
  stop(): Promise<void>;
}

/** Starts the server and, each time it dies, starts it again: at once, then at growing distances. */
async function superviseServer(options: PostmasterOptions): Promise<Supervised> {
  const { log } = options;
  const events: EmbeddedPostgres["events"] = new EventEmitter();
  const stopping = new AbortController();
  let current: Postmaster | undefined = await startPostmaster(options);
  const watching = keepRunning();

  async function keepRunning(): Promise<void> {
    while (current) {
      const reason = await current.exited;
      current = undefined;
      if (stopping.signal.aborted) return;
      log.error(`The database ended unexpectedly (${reason}): starting it again.`);
      events.emit("down", reason);
      current = await restart();
      if (current) events.emit("up");
    }
  }

  async function restart(): Promise<Postmaster | undefined> {
    for (let waitMs = firstRestartDelayMs; !stopping.signal.aborted; waitMs = Math.min(waitMs * 2, longestRestartDelayMs)) {
      try {
        await clearPreviousServer(options.folder.cluster, log);
        return await startPostmaster(options);
      } catch (error) {
        log.error(`The database did not come back, next attempt in ${waitMs} ms. ${String(error)}`);
        await delay(waitMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      }
    }
    return undefined;
  }

  return {
    events,
    pid: () => current?.pid,
    async stop() {
      stopping.abort();
      await current?.stop();
      await watching;
    },
  };
}
