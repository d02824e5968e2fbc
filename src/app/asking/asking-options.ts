import type { OpenConnection } from '../ports/connections.ts';
import type { GuardedAsk } from '../ports/guarded-ask.ts';

/** What everything that asks another system over a connection works with. */
export interface AskingOptions {
  /** Opens a connection by name, with its secret; null for an unknown one. */
  connection(name: string): Promise<OpenConnection | null>;
  ask: GuardedAsk;
  /** When to give up on one request. */
  timeoutMs?: number;
}

export const ANSWER_WITHIN_MS = 20_000;
