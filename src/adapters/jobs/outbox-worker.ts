import { durationInWords } from '#core/comms/time-in-words.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS, type DurationMs, type Instant } from '#core/shared/instant.ts';
import type { ChannelAnswer } from '#app/ports/channel.ts';
import type { ClaimedMessage, FinalAnswer } from '#app/ports/outbox.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import { backoffMs, type Backoff } from './backoff.ts';
import { keepClaim } from './keep-claim.ts';
import { afterRealMs } from './real-delay.ts';
import { startSpaceLoops } from './space-loops.ts';
import { realTimers, type Timers } from './timers.ts';
import type { Work } from './work-loop.ts';
import type { Worker, WorkerOptions, WorkSpace } from './work-space.ts';

export interface OutboxWorkerOptions<S extends WorkSpace> extends WorkerOptions<S> {
  /** Hands a message to its channel. An error counts as `retry-later`. */
  send(space: S, message: OutgoingMessage): Promise<ChannelAnswer>;
  /**
   * Called once a message has left or has failed for good; must be safe to repeat. It is called again, if need be by
   * another process, until it succeeds.
   */
  onOutcome(space: S, message: OutgoingMessage, answer: FinalAnswer): Promise<void>;
}

/** A page is worth a try every few seconds at first. */
const RETRY: Backoff = { firstMs: SECOND_MS, longestMs: 10 * MINUTE_MS };
const TELL_RETRY: Backoff = { firstMs: SECOND_MS, longestMs: MINUTE_MS };
/** Counted from the first attempt, so that a desk that was down for a day still tries. */
const GIVE_UP_AFTER_MS: DurationMs = DAY_MS;
/** No channel may hold a place for ever. */
const LONGEST_SEND_MS: DurationMs = MINUTE_MS;

/** Sends messages when they may leave, in every space, and tells how they ended. At least once, under one message id. */
export function startOutboxWorker<S extends WorkSpace>(options: OutboxWorkerOptions<S>): Worker {
  return startSpaceLoops(options, 'outbox', (space) => outboxWork(space, options));
}

function outboxWork<S extends WorkSpace>(space: S, options: OutboxWorkerOptions<S>): Work<ClaimedMessage> {
  const { random, log, timers = realTimers } = options;
  const { clock } = space;
  const { outbox } = space.storage;

  async function sendOne(message: OutgoingMessage): Promise<ChannelAnswer> {
    try {
      return await answerInTime(options.send(space, message), timers);
    } catch (error) {
      log.error({ err: error, space: space.id, messageId: message.messageId }, 'a channel failed');
      return { outcome: 'retry-later', why: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Records the answer; null when the message waits for its next attempt or somebody else has it by now. */
  async function settle(claim: ClaimedMessage, answer: ChannelAnswer): Promise<FinalAnswer | null> {
    if (answer.outcome === 'sent' || answer.outcome === 'kept') {
      return (await outbox.sent(claim, clock.now(), answer.outcome, answer.proof)) ? answer : null;
    }
    if (answer.outcome === 'retry-later') {
      const waitMs = Math.max(backoffMs(claim.attempts, RETRY, random), answer.afterMs ?? 0);
      const retryAt = afterRealMs(clock, waitMs);
      if (!isTooLate(claim, retryAt)) {
        await outbox.retryLater(claim, retryAt, answer.why);
        return null;
      }
    }
    const why = answer.outcome === 'retry-later' ? gaveUp(claim, answer.why) : answer.why;
    const failed: FinalAnswer = { outcome: 'failed-for-good', why };
    return (await outbox.failed(claim, clock.now(), why)) ? failed : null;
  }

  async function tell(claim: ClaimedMessage, answer: FinalAnswer): Promise<void> {
    try {
      await options.onOutcome(space, claim.message, answer);
    } catch (error) {
      log.error({ err: error, space: space.id, messageId: claim.id }, 'an outcome could not be told and comes again');
      await outbox.told(claim, afterRealMs(clock, backoffMs(claim.fence, TELL_RETRY, random)));
      return;
    }
    await outbox.told(claim, null);
  }

  return {
    claim: (limit) => outbox.claimDue(clock.now(), limit),
    nextDueAt: () => outbox.nextDueAt(),
    run: (claim) =>
      keepClaim(
        () => outbox.renew(claim),
        timers,
        async () => {
          const answer = claim.answer ?? (await settle(claim, await sendOne(claim.message)));
          if (answer !== null) await tell(claim, answer);
        },
      ),
  };
}

function isTooLate({ firstTriedAt, message }: ClaimedMessage, retryAt: Instant): boolean {
  return retryAt - firstTriedAt > (message.patienceMs ?? GIVE_UP_AFTER_MS);
}

function gaveUp({ attempts, message }: ClaimedMessage, why: string): string {
  const within = durationInWords(message.patienceMs ?? GIVE_UP_AFTER_MS).replace(/^1 d$/, 'a day');
  return `Given up after ${attempts} attempts within ${within}; the last answer was: ${why}`;
}

/** A channel that does not answer is asked again later; what it was given may still arrive, under the same message id. */
function answerInTime(answer: Promise<ChannelAnswer>, timers: Timers): Promise<ChannelAnswer> {
  return new Promise((resolve, reject) => {
    const cancel = timers.after(LONGEST_SEND_MS, () =>
      resolve({
        outcome: 'retry-later',
        why: `The channel did not answer within ${LONGEST_SEND_MS / SECOND_MS} seconds.`,
      }),
    );
    answer.then(resolve, reject).finally(cancel);
  });
}
