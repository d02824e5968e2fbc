import type { SpaceContext } from '#app/space-context.ts';
import { handleWakeUp } from '#app/wake-up.ts';
import type { Instant } from '#core/shared/instant.ts';
import { DRILL_STREAM } from './drill-stream.ts';
import { keptChannel } from './kept-channel.ts';
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

/** Nothing leaves a drill: every message is kept in its local outbox. */
async function keepMessages({ storage, clock }: SpaceContext): Promise<void> {
  for (const claim of await storage.outbox.claimDue(clock.now(), AT_ONCE)) {
    const answer = await keptChannel(claim.message.channel).send(claim.message);
    if (answer.outcome === 'kept') await storage.outbox.sent(claim, clock.now(), 'kept', answer.proof);
    await storage.outbox.told(claim, null);
  }
}
