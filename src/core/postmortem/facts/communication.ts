import { durationInWords, timeInWords } from '../../comms/time-in-words.ts';
import type { EventOf } from '../../incident/events.ts';
import { dutyTitle } from '../../obligation/duty-title.ts';
import type { Obligation } from '../../obligation/obligation.ts';
import type { SourcedFact } from '../postmortem.ts';
import { audienceTitle, placedOf, type FactWorld, type Placed } from './fact-world.ts';
import { dutyEvents } from './duty-events.ts';
import { counted, fact } from './sourced.ts';
import { isolated } from '../../shared/isolated.ts';

/** Every update in order: when it was due and when it went out, and whether the next promised time was kept. */
export function communicationFacts(world: FactWorld): SourcedFact[] {
  const posted = placedOf(world, 'UpdatePosted');
  const told = posted.flatMap((one) => words(world, one, posted));
  return [...told, ...unsaid(world)].toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
}

function words(
  world: FactWorld,
  one: Placed<EventOf<'UpdatePosted'>>,
  posted: Placed<EventOf<'UpdatePosted'>>[],
): SourcedFact[] {
  const { event } = one;
  const { audience, textId, updateId, toCustomerIds } = event.data;
  const done = placedOf(world, 'ObligationDone').find((ended) => ended.event.data.proof === `update:${updateId}`);
  const duty = done === undefined ? undefined : world.incident.obligations[done.event.data.key];
  const next = posted.find(({ seq, event: later }) => seq > one.seq && later.data.audience === audience);
  const to = toCustomerIds === undefined ? '' : ` (${counted(toCustomerIds.length, 'customer')})`;
  const sentence = `To ${audienceTitle(world, audience)}${to}${dueWords(duty, event.at)}.${promiseWords(one, next, world)}`;
  const shown = [one, done, ...(duty === undefined ? [] : dutyEvents(world, duty.key)), promised(one, next)];
  return fact(event.at, sentence, shown, { text: world.texts.get(textId) ?? null });
}

function dueWords(duty: Obligation | undefined, at: number): string {
  if (duty === undefined) return ', of somebody’s own accord';
  const due = `, due ${timeInWords(duty.dueAt, at)}`;
  return at > duty.dueAt ? `${due}, out ${durationInWords(at - duty.dueAt)} later` : `${due}, out in time`;
}

/** The next words count only where a time was promised for them. */
function promised(one: Placed<EventOf<'UpdatePosted'>>, next: Placed | undefined): Placed | undefined {
  return one.event.data.nextUpdateAt === null ? undefined : next;
}

function promiseWords(
  { event }: Placed<EventOf<'UpdatePosted'>>,
  next: Placed | undefined,
  { now, incident }: FactWorld,
): string {
  const { nextUpdateAt } = event.data;
  if (nextUpdateAt === null) return '';
  const promise = ` The next was promised for ${timeInWords(nextUpdateAt, event.at)}`;
  if (next === undefined) {
    const endedAt = incident.endedAt ?? now;
    return endedAt < nextUpdateAt ? `${promise}.` : `${promise}; none has followed.`;
  }
  // Words promise a time to the minute.
  const lateMs = next.event.at - nextUpdateAt;
  return lateMs < MINUTE ? `${promise}: kept.` : `${promise}; it came ${durationInWords(lateMs)} later.`;
}

const MINUTE = 60_000;

/** Words that were owed, late, and never went out. */
function unsaid(world: FactWorld): SourcedFact[] {
  return Object.values(world.incident.obligations)
    .filter(
      ({ act, status, dueAt, endedAt }) => act === 'update' && status !== 'done' && (endedAt ?? world.now) > dueAt,
    )
    .flatMap((duty) => {
      const end =
        duty.status === 'waived'
          ? 'it was waived'
          : duty.endedAt === null
            ? 'it has not gone out'
            : 'it did not go out';
      const sentence = `“${isolated(dutyTitle(world.procedure, duty.step))}” was due ${timeInWords(duty.dueAt, duty.openedAt)}; ${end}.`;
      return fact(duty.dueAt, sentence, dutyEvents(world, duty.key));
    });
}
