import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

export interface ListenConnection {
  /** Sends notifications to every listening process; what cannot be sent is dropped. */
  notify(payloads: string[]): Promise<void>;
  close(): Promise<void>;
}

export interface ListenOptions {
  url: string;
  channel: string;
  onPayload: (payload: string) => void;
  /** Called whenever listening began again after it was interrupted: something may have been missed. */
  onGap: () => void;
  log: { warn(message: string): void };
}

const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 5000;

/** A connection of its own that listens, and connects again for as long as it is not closed. */
export function openListenConnection(options: ListenOptions): ListenConnection {
  const closing = new AbortController();
  let current: Client | null = null;

  async function listenOnce(): Promise<void> {
    const client = new Client({
      connectionString: options.url,
      application_name: 'twoam live',
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    });
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    client.on('error', () => {});
    client.on('notification', ({ payload }) => options.onPayload(payload ?? ''));
    try {
      await client.connect();
      await client.query(`listen ${options.channel}`);
      current = client;
      if (closing.signal.aborted) return;
      await Promise.race([ended, aborted(closing.signal)]);
    } finally {
      current = null;
      await client.end().catch(() => {});
    }
  }

  async function keepListening(): Promise<void> {
    for (let failures = 0, began = false; !closing.signal.aborted;) {
      try {
        if (began) options.onGap();
        await listenOnce();
        began = true;
        failures = 0;
      } catch (error) {
        failures += 1;
        if (failures === 1) options.log.warn(`Pages and workers fall back to polling: ${(error as Error).message}`);
      }
      await pause(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures), closing.signal);
    }
  }

  const done = keepListening();
  return {
    async notify(payloads) {
      await current
        ?.query('select pg_notify($1, payload) from unnest($2::text[]) as payload', [options.channel, payloads])
        .catch(() => {});
    },
    async close() {
      closing.abort();
      await done;
    },
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
