import { recordOutcome } from '#app/comms/record-outcome.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { handleWakeUp } from '#app/wake-up.ts';
import type { Instant } from '#core/shared/instant.ts';
import { DRILL_STREAM } from './drill-stream.ts';
import type { SimulatedClock } from './simulated-clock.ts';

/** More turns at one instant than anything needs; beyond it something wakes itself for ever. */
const MOST_TURNS = 500;
const AT_ONCE = 1000;

/** Lets time pass until `untilAt`: wakes streams when they are due, sends what waits, and plays the drill. */
export async function runVirtualTime(
  context: SpaceContext & { clock: SimulatedClock },
  playDrill: () => Promise<void>,
  untilAt: Instant,
): Promise<void> {
  let turns = 0;
  for (;;) {
    const dueAt = await nextDueAt(context);
    if (dueAt === null || dueAt > untilAt) break;
    turns = dueAt > context.clock.now() ? 0 : turns + 1;
    if (turns > MOST_TURNS) throw new Error('the drill does not get past one instant');
    context.clock.advanceTo(dueAt);
    await wakeStreams(context, playDrill);
    await keepMessages(context);
  }
  context.clock.advanceTo(untilAt);
}

async function nextDueAt({ storage }: SpaceContext): Promise<Instant | null> {
  const due = [await storage.wakeUps.nextDueAt(), await storage.outbox.nextDueAt()].filter((at) => at !== null);
  return due.length === 0 ? null : Math.min(...due);
}

/** What the procedure does by itself comes first, then what people do at the same instant. */
async function wakeStreams(context: SpaceContext, playDrill: () => Promise<void>): Promise<void> {
  const { wakeUps } = context.storage;
  const due = await wakeUps.claimDue(context.clock.now(), AT_ONCE);
  for (const wakeUp of due) {
    if (wakeUp.stream.kind === DRILL_STREAM.kind) continue;
    await handleWakeUp(context, wakeUp.stream);
    await wakeUps.release(wakeUp, null);
  }
  for (const wakeUp of due) {
    if (wakeUp.stream.kind !== DRILL_STREAM.kind) continue;
    await playDrill();
    await wakeUps.release(wakeUp, null);
  }
}

/** Nothing leaves a drill: every message is kept in its local outbox, and its outcome told as on the desk. */
async function keepMessages(context: SpaceContext): Promise<void> {
  const { outbox } = context.storage;
  const now = context.clock.now();
  for (const claim of await outbox.claimDue(now, AT_ONCE)) {
    const answer = { outcome: 'kept', proof: 'Kept in the local outbox: nothing leaves a drill.' } as const;
    await outbox.sent(claim, now, answer.outcome, answer.proof);
    await recordOutcome(context, claim.message, answer);
    await outbox.told(claim, null);
  }
}
