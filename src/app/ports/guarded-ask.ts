/** One request to an address outside the desk. */
export interface AskedRequest {
  method: string;
  headers: Record<string, string>;
  /** Null sends none. */
  body: string | null;
  /** Whether addresses in private networks may be called. Metadata and link-local addresses never are. */
  allowPrivate: boolean;
  timeoutMs: number;
}

/** An answer as it came. Header names are lower case; a body longer than 1 MB is cut. */
export interface AskedAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/**
 * Asks once, following no redirect, over a connection of its own to an address that may be called. Rejects with
 * `NotAsked` when nothing of the request has left, and with `AnswerLost` when it may have arrived.
 */
export type GuardedAsk = (url: URL, request: AskedRequest) => Promise<AskedAnswer>;

/** The request certainly did not reach anybody. The message is for people. */
export class NotAsked extends Error {
  override readonly name = 'NotAsked';
}

/** The request may have been acted on; its answer never came. The message is for people. */
export class AnswerLost extends Error {
  override readonly name = 'AnswerLost';
}
