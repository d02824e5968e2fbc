import type { DurationMs } from '#core/shared/instant.ts';
import type { Timers } from './timers.ts';

/** A third of the lease: two renewals may fail before somebody else takes over. */
const RENEW_EVERY_MS: DurationMs = 1000;

/** Holds a claim by renewing it for as long as the work takes. What a lost claim leads to is the fences' matter. */
export async function keepClaim<T>(renew: () => Promise<boolean>, timers: Timers, work: () => Promise<T>): Promise<T> {
  let cancel = timers.after(RENEW_EVERY_MS, renewAgain);
  let done = false;

  function renewAgain(): void {
    void renew()
      .catch(() => true)
      .then((held) => {
        if (held && !done) cancel = timers.after(RENEW_EVERY_MS, renewAgain);
      });
  }

  try {
    return await work();
  } finally {
    done = true;
    cancel();
  }
}
