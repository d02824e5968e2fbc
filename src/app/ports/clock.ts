import type { Instant } from '#core/shared/instant.ts';

/** Time of one space. The real space follows the machine; a drill's runs at its own speed. */
export interface Clock {
  now(): Instant;
  /** Real milliseconds until the space's time reaches `at`; 0 when it has, Infinity while paused. */
  realMsUntil(at: Instant): number;
}
