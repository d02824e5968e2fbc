import type { Writable } from 'node:stream';
import type { LiveMessage } from '#contract/live.ts';

const CATCH_UP: LiveMessage = { topic: 'all', id: null, version: null };

/**
 * One open page. When the reader is slow nothing is piled up: what it missed becomes a single `all` once it reads
 * again, since a message only says that something is newer.
 */
export class LiveStream {
  readonly sessionId: string;
  readonly #response: Writable;
  #blocked = false;
  #missed = false;

  constructor(sessionId: string, response: Writable) {
    this.sessionId = sessionId;
    this.#response = response;
    response.on('drain', () => this.#unblock());
  }

  /** Starts with `all`: whoever connects, again or for the first time, does not know what it missed. */
  open(): void {
    this.#write(`retry: 2000\n${eventOf(CATCH_UP)}`);
  }

  tell(message: LiveMessage): void {
    if (this.#blocked) this.#missed = true;
    else this.#write(eventOf(message));
  }

  /** A comment that keeps proxies from closing the connection, and shows a dead one. */
  heartbeat(): void {
    if (!this.#blocked) this.#write(':\n\n');
  }

  end(): void {
    this.#response.end();
  }

  #write(text: string): void {
    if (!this.#response.writableEnded) this.#blocked = !this.#response.write(text);
  }

  #unblock(): void {
    this.#blocked = false;
    if (!this.#missed) return;
    this.#missed = false;
    this.tell(CATCH_UP);
  }
}

function eventOf(message: LiveMessage): string {
  return `event: changed\ndata: ${JSON.stringify(message)}\n\n`;
}
