import type { DurationMs } from '#core/shared/instant.ts';
import type { DueWakeUp } from '#app/ports/wake-ups.ts';
import { backoffMs, type Backoff } from './backoff.ts';
import { keepClaim } from './keep-claim.ts';
import { afterRealMs } from './real-delay.ts';
import { startSpaceLoops } from './space-loops.ts';
import { realTimers } from './timers.ts';
import type { Work } from './work-loop.ts';
import type { Worker, WorkerOptions, WorkSpace } from './work-space.ts';

export interface WakeUpWorkerOptions<S extends WorkSpace> extends WorkerOptions<S> {
  /** Does what is due in a stream; must be safe to repeat. An error brings the wake-up back after a while. */
  handle(space: S, wakeUp: DueWakeUp): Promise<void>;
  /** Called with how late each wake-up was claimed, in the space's milliseconds. */
  claimed?: (space: S, lateMs: DurationMs) => void;
}

const RETRY: Backoff = { firstMs: 250, longestMs: 30_000 };

/** Wakes streams when they are due, in every space; a stream is handled by one process at a time. */
export function startWakeUpWorker<S extends WorkSpace>(options: WakeUpWorkerOptions<S>): Worker {
  return startSpaceLoops(options, 'wake-ups', (space) => wakeUpWork(space, options));
}

function wakeUpWork<S extends WorkSpace>(
  space: S,
  { handle, claimed, random, log, timers = realTimers }: WakeUpWorkerOptions<S>,
): Work<DueWakeUp> {
  const { clock } = space;
  const { wakeUps } = space.storage;
  return {
    async claim(limit) {
      const now = clock.now();
      const due = await wakeUps.claimDue(now, limit);
      for (const { dueAt } of due) claimed?.(space, now - dueAt);
      return due;
    },

    async run(wakeUp) {
      const { stream, attempts } = wakeUp;
      try {
        await keepClaim(
          () => wakeUps.renew(wakeUp),
          timers,
          () => handle(space, wakeUp),
        );
      } catch (error) {
        log.error({ err: error, space: space.id, stream, attempts }, 'a wake-up failed and comes again');
        return wakeUps.release(wakeUp, afterRealMs(clock, backoffMs(attempts, RETRY, random)));
      }
      return wakeUps.release(wakeUp, null);
    },

    nextDueAt: () => wakeUps.nextDueAt(),
  };
}
