import type { LiveMessage } from '#contract/live.ts';
import type { Live } from '#app/ports/live.ts';
import type { WorkHint } from '#app/ports/work-hint.ts';
import { openListenConnection } from './listen-connection.ts';
import { readWire, wireKey, type WireMessage } from './live-wire.ts';

/** Tells pages and workers of every server process that something is newer. Hints only: any of them may be lost. */
export interface LiveHub {
  /** What use cases of a space tell. */
  of(spaceId: string): Live;
  /** Calls the listener for everything told of a space, until the function that is returned is called. */
  subscribe(spaceId: string, listener: (message: LiveMessage) => void): () => void;
  hint(hint: WorkHint): void;
  onWork(listener: (hint: WorkHint) => void): () => void;
  close(): Promise<void>;
}

export interface LiveHubOptions {
  url: string;
  /** Unlike any other server process's. */
  processId: string;
  log: { warn(message: string): void };
}

const CHANNEL = 'twoam';
/** A notification of PostgreSQL may have 7999 bytes. */
const LONGEST_PAYLOAD = 7900;
const MISSED: LiveMessage = { topic: 'all', id: null, version: null };

export function openLiveHub({ url, processId, log }: LiveHubOptions): LiveHub {
  const subscribers = new Map<string, Set<(message: LiveMessage) => void>>();
  const workers = new Set<(hint: WorkHint) => void>();
  const waiting = new Map<string, WireMessage>();
  let sending = false;

  const connection = openListenConnection({
    url,
    channel: CHANNEL,
    log,
    onPayload(payload) {
      const wire = readWire(payload);
      if (wire !== null && wire.from !== processId) deliver(wire);
    },
    onGap() {
      for (const spaceId of subscribers.keys()) deliver({ what: 'changed', from: processId, spaceId, message: MISSED });
    },
  });

  function deliver(wire: WireMessage): void {
    if (wire.what === 'changed') {
      callEach(subscribers.get(wire.spaceId) ?? [], wire.message);
    } else {
      const { spaceId, work, dueAt } = wire;
      callEach(workers, { spaceId, work, dueAt });
    }
  }

  /** What is told has become durable, so that a listener's trouble must not reach the teller. */
  function callEach<T>(listeners: Iterable<(told: T) => void>, told: T): void {
    for (const listener of listeners) {
      try {
        listener(told);
      } catch (error) {
        log.warn(`A listener of live messages failed: ${String(error)}`);
      }
    }
  }

  function tell(wire: WireMessage): void {
    deliver(wire);
    const key = wireKey(wire);
    const earlier = waiting.get(key);
    const sooner = earlier?.what === 'work' && wire.what === 'work' && earlier.dueAt < wire.dueAt;
    if (!sooner) waiting.set(key, wire);
    if (!sending) void send();
  }

  /** Not in the transaction that is told of: a commit that notifies waits for every other one. */
  async function send(): Promise<void> {
    sending = true;
    while (waiting.size > 0) {
      const payloads = [...waiting.values()].map((wire) => JSON.stringify(wire));
      waiting.clear();
      await connection.notify(payloads.filter((payload) => Buffer.byteLength(payload) < LONGEST_PAYLOAD));
    }
    sending = false;
  }

  return {
    of: (spaceId) => ({ tell: (message) => tell({ what: 'changed', from: processId, spaceId, message }) }),
    subscribe(spaceId, listener) {
      const listeners = subscribers.get(spaceId) ?? new Set();
      subscribers.set(spaceId, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0 && subscribers.get(spaceId) === listeners) subscribers.delete(spaceId);
      };
    },
    hint: (hint) => tell({ what: 'work', from: processId, ...hint }),
    onWork(listener) {
      workers.add(listener);
      return () => workers.delete(listener);
    },
    close: () => connection.close(),
  };
}
