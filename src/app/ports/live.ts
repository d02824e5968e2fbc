import type { LiveMessage } from '#contract/live.ts';

/** Tells the desk's pages that something is newer. A hint: it may be lost, pages also poll. */
export interface Live {
  tell(message: LiveMessage): void;
}
