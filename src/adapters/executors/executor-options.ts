import type { Clock } from '#app/ports.ts';
import type { OpenConnection } from '#app/ports/connections.ts';
import type { GuardedAsk } from '#app/ports/guarded-ask.ts';

/** What every executor that acts over HTTP works with. */
export interface ExecutorOptions {
  /** Opens a connection by name, with its secret; null for an unknown one. */
  connection(name: string): Promise<OpenConnection | null>;
  ask: GuardedAsk;
  /** The machine's own time. */
  clock: Pick<Clock, 'now'>;
  /** Waits before an attempt is looked for again. */
  pause(ms: number): Promise<void>;
  /** When to give up on one request. */
  timeoutMs?: number;
}

export const ANSWER_WITHIN_MS = 20_000;
