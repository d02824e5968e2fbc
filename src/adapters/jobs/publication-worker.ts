import { MINUTE_MS, SECOND_MS } from '#core/shared/instant.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { ClaimedPublication, Publications } from '#app/ports/publications.ts';
import type { PublishAnswer } from '#app/ports/publisher.ts';
import { backoffMs, type Backoff } from './backoff.ts';
import { keepClaim } from './keep-claim.ts';
import { afterRealMs } from './real-delay.ts';
import { realTimers, type Timers } from './timers.ts';
import { startWorkLoop, type WorkLoop } from './work-loop.ts';
import type { WorkerLog } from './work-space.ts';

export interface PublicationWorkerOptions {
  publications: Publications;
  clock: Clock;
  /** Publishes and records a success itself; an error counts as a failure. */
  publish(claim: ClaimedPublication): Promise<PublishAnswer>;
  /** From 0 to below 1, for spreading retries. */
  random(): number;
  log: WorkerLog;
  timers?: Timers;
}

const RETRY: Backoff = { firstMs: 2 * SECOND_MS, longestMs: 10 * MINUTE_MS };

/** Keeps the published status page up to date, each place by one process at a time, however long one is away. */
export function startPublicationWorker(options: PublicationWorkerOptions): WorkLoop {
  const { publications, clock, random, log, timers = realTimers } = options;

  async function run(claim: ClaimedPublication): Promise<void> {
    const answer = await keepClaim(
      () => publications.renew(claim),
      timers,
      () => options.publish(claim).catch(failure),
    );
    if (answer.outcome === 'published') return;
    log.warn(
      { target: claim.targetId, why: answer.why, attempts: claim.attempts },
      'the status page was not published',
    );
    const retryAt = afterRealMs(clock, backoffMs(claim.attempts, RETRY, random));
    await publications.failed(claim, { at: clock.now(), retryAt, why: answer.why });
  }

  return startWorkLoop<ClaimedPublication>({
    work: {
      claim: (limit) => publications.claimDue(clock.now(), limit),
      run,
      nextDueAt: () => publications.nextDueAt(),
    },
    clock,
    concurrency: 2,
    timers,
    log,
    name: 'publications',
  });
}

function failure(error: unknown): PublishAnswer {
  return { outcome: 'failed', why: error instanceof Error ? error.message : String(error) };
}
