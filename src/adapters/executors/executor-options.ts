import type { Clock } from '#app/ports/clock.ts';
import type { AskingOptions } from '#app/asking/asking-options.ts';

/** What every executor that acts over HTTP works with. */
export interface ExecutorOptions extends AskingOptions {
  /** The machine's own time. */
  clock: Pick<Clock, 'now'>;
  /** Waits before an attempt is looked for again. */
  pause(ms: number): Promise<void>;
}
