import type { DurationMs, Instant } from '#core/shared/instant.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { Timers } from './timers.ts';
import type { WorkerLog } from './work-space.ts';

/** One kind of work of one space. */
export interface Work<Job> {
  /** Takes what is due, at most `limit`. */
  claim(limit: number): Promise<Job[]>;
  run(job: Job): Promise<void>;
  /** When something is due next that nobody holds; null for nothing. */
  nextDueAt(): Promise<Instant | null>;
}

export interface WorkLoopOptions<Job> {
  work: Work<Job>;
  clock: Clock;
  concurrency: number;
  timers: Timers;
  log: WorkerLog;
  /** For the log, such as `wake-ups of real`. */
  name: string;
}

export interface WorkLoop {
  /** Something may be due at an instant of the space's time, or now. */
  poke(dueAt?: Instant): void;
  stop(): Promise<void>;
}

/** Hints may be lost and leases end unheard, so everybody looks this often. */
const POLL_MS: DurationMs = 1000;
/** Between looks at something due that another process is just taking. */
const CONTENDED_MS: DurationMs = 5;
const FIRST_RETRY_MS: DurationMs = 50;
/** How long a stop waits for what is under way. */
const GRACE_MS: DurationMs = 5000;

/** Claims and runs what is due, then sleeps until the next thing is due in the space's time, a hint, or the next look. */
export function startWorkLoop<Job>({ work, clock, concurrency, timers, log, name }: WorkLoopOptions<Job>): WorkLoop {
  const running = new Set<Promise<void>>();
  const nap = interruptibleSleep(timers);
  const pause = interruptibleSleep(timers);
  let stopping = false;
  let failures = 0;
  /** Earliest time hinted at since the last look. */
  let hintedAt: Instant | null = null;
  let plannedAt: Instant | null = null;

  function failed(error: unknown): void {
    failures += 1;
    // The first says what is wrong; a database that is away need not be named a thousand times.
    if (failures === 1) log.error({ err: error }, `${name} failed and will be tried again`);
  }

  function start(job: Job): void {
    const one = work
      .run(job)
      .then(() => void (failures = 0), failed)
      .then(() => {
        running.delete(one);
        nap.end();
      });
    running.add(one);
  }

  /** Claims once and answers how many real milliseconds there is nothing to do. */
  async function look(): Promise<DurationMs> {
    // From here on whatever happens ends the sleep that follows, even before it began.
    nap.arm();
    const free = concurrency - running.size;
    if (free <= 0) return POLL_MS;
    hintedAt = null;
    const jobs = await work.claim(free);
    jobs.forEach(start);
    if (jobs.length === free) return 0;
    plannedAt = earlier(await work.nextDueAt(), hintedAt);
    if (jobs.length === 0) failures = 0;
    const untilNext = plannedAt === null ? POLL_MS : clock.realMsUntil(plannedAt);
    return Math.min(POLL_MS, untilNext > 0 || jobs.length > 0 ? untilNext : CONTENDED_MS);
  }

  async function keepLooking(): Promise<void> {
    while (!stopping) {
      if (failures > 0) await pause.for(retryMs(failures));
      if (stopping) return;
      const sleepMs = await look().catch((error: unknown) => {
        failed(error);
        return 0;
      });
      if (!stopping && sleepMs > 0) await nap.for(sleepMs);
    }
  }

  const looking = keepLooking();
  return {
    poke(dueAt = clock.now()) {
      hintedAt = earlier(hintedAt, dueAt);
      if (running.size < concurrency && (plannedAt === null || dueAt < plannedAt)) nap.end();
    },
    async stop() {
      stopping = true;
      nap.end();
      pause.end();
      await looking;
      if (running.size === 0) return;
      const grace = interruptibleSleep(timers);
      void Promise.all(running).then(() => grace.end());
      await grace.for(GRACE_MS);
    },
  };
}

interface Sleep {
  /** Ends at once when it was ended since it was last armed. */
  for(ms: DurationMs): Promise<void>;
  arm(): void;
  end(): void;
}

function interruptibleSleep(timers: Timers): Sleep {
  let ended = false;
  let wake: (() => void) | null = null;
  return {
    async for(ms) {
      if (ended) return;
      await new Promise<void>((resolve) => {
        const cancel = timers.after(ms, resolve);
        wake = () => {
          cancel();
          resolve();
        };
      });
      wake = null;
    },
    arm() {
      ended = false;
    },
    end() {
      ended = true;
      wake?.();
    },
  };
}

function retryMs(failures: number): DurationMs {
  return Math.min(POLL_MS, FIRST_RETRY_MS * 2 ** failures);
}

function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
