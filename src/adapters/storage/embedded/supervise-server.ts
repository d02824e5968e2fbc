import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { clearPreviousServer } from './clear-previous-server.ts';
import { startPostmaster } from './postmaster.ts';
import type { Postmaster, PostmasterOptions } from './postmaster.ts';

const firstDelayMs = 50;
const longestDelayMs = 5_000;
const steadyAfterMs = 10_000;

/** `down` with the reason when the server died, `up` when it is back. */
export type ServerEvents = EventEmitter<{ down: [reason: string]; up: [] }>;

/** A server that is started again each time it dies. */
export interface SupervisedServer {
  readonly events: ServerEvents;
  /** Undefined while the server is down. */
  pid(): number | undefined;
  stop(): Promise<void>;
}

/** Starts the server and, each time it dies, starts it again: at once, then at growing distances while it does not stay. */
export async function superviseServer(options: PostmasterOptions): Promise<SupervisedServer> {
  const events: ServerEvents = new EventEmitter();
  const stopping = new AbortController();
  let current: Postmaster | undefined = await startPostmaster(options);
  const running = keepRunning();

  async function keepRunning(): Promise<void> {
    let waitMs = 0;
    while (!stopping.signal.aborted) {
      if (!current) {
        await pause(waitMs);
        waitMs = Math.min(Math.max(waitMs * 2, firstDelayMs), longestDelayMs);
        current = await tryToStart();
        if (current) events.emit('up');
        continue;
      }
      const upSince = performance.now();
      const reason = await current.exited;
      current = undefined;
      if (stopping.signal.aborted) return;
      if (performance.now() - upSince > steadyAfterMs) waitMs = 0;
      options.log.error(`The database ended unexpectedly (${reason}): starting it again.`);
      events.emit('down', reason);
    }
    await current?.stop();
    current = undefined;
  }

  async function tryToStart(): Promise<Postmaster | undefined> {
    try {
      await clearPreviousServer(options.folder.cluster, options.log);
      const server = await startPostmaster({ ...options, signal: stopping.signal });
      options.log.info(`The database is back (process ${server.pid}).`);
      return server;
    } catch (error) {
      if (stopping.signal.aborted) return undefined;
      options.log.error(`The database did not come back. ${(error as Error).message}`);
      return undefined;
    }
  }

  async function pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
  }

  return {
    events,
    pid: () => current?.pid,
    async stop() {
      stopping.abort();
      await current?.stop();
      await running;
    },
  };
}
