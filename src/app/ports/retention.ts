import type { Instant } from '#core/shared/instant.ts';

/** Personal data that is kept only for a time. */
export interface Retention {
  /** Blanks names and addresses of reporters, and addresses of messages that have left, from before an instant; answers how many rows. */
  forgetAddressesBefore(at: Instant): Promise<number>;
}
