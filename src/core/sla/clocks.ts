import type { Assessment } from '../incident/assessment.ts';
import type { Instant } from '../shared/instant.ts';
import { clockTimes, type ClockTimes } from './clock-times.ts';
import type { Customers, CustomerState, Spell, SpellEnd, WordsTold } from './customer-state.ts';
import type { ClockKind, Terms } from './terms.ts';

/** Why a clock runs no longer though nothing was done. */
export type StopReason = SpellEnd | 'closed' | 'priority';

/** One promise to one customer in one incident. */
export interface Clock extends ClockTimes {
  customerId: string;
  kind: ClockKind;
  /** Which time of its kind, from 1: a reopening begins another, and every words to the customer another `update`. */
  occurrence: number;
  startedAt: Instant;
  /** When what was promised was done, and by what: `update:<id>` or `restored`. */
  metAt: Instant | null;
  metBy: string | null;
  stoppedAt: Instant | null;
  stop: StopReason | null;
  /** When the desk told of it, as recorded. */
  warnedAt: Instant | null;
  breachedAt: Instant | null;
}

/** How a promise stands. */
export type ClockStatus = 'running' | 'warned' | 'late' | 'met' | 'met-late' | 'stopped';

/** What clocks are derived from. */
export interface ClockFacts {
  customers: Customers;
  assessment: Pick<Assessment, 'at' | 'priority'> | null;
}

/** The name of a clock among those of its customer. */
export function clockKey({ kind, occurrence }: Pick<Clock, 'kind' | 'occurrence'>): string {
  return `${kind}#${occurrence}`;
}

/** Every clock of every customer, from the events alone: it does not depend on the time. */
export function clocks(facts: ClockFacts): Clock[] {
  return Object.entries(facts.customers).flatMap(([customerId, state]) => clocksOf(facts, customerId, state));
}

/** How a clock stands at an instant. */
export function clockStatus(clock: Clock, now: Instant): ClockStatus {
  if (clock.metAt !== null) return clock.metAt > clock.dueAt ? 'met-late' : 'met';
  if (clock.stoppedAt !== null) return clock.breachedAt === null ? 'stopped' : 'late';
  if (now > clock.dueAt) return 'late';
  return now >= clock.warnAt ? 'warned' : 'running';
}

/** Nothing was done for it yet, and it is still owed. */
export function isRunning(clock: Clock): boolean {
  return clock.metAt === null && clock.stoppedAt === null;
}

/** Whether it was not done in time, or is not yet. */
export function isBreached(clock: Clock, now: Instant): boolean {
  return (clock.metAt ?? clock.stoppedAt ?? now) > clock.dueAt;
}

type Bare = Omit<Clock, 'customerId' | 'warnedAt' | 'breachedAt'>;

function clocksOf(facts: ClockFacts, customerId: string, state: CustomerState): Clock[] {
  const { terms, spells, marks } = state;
  if (terms === null) return [];
  return spells
    .flatMap((spell, index) => spellClocks(terms, spell, index + 1))
    .map((clock) => stoppedByPriority(facts, terms, clock))
    .map((clock) => ({ customerId, ...clock, ...(marks[clockKey(clock)] ?? UNTOLD) }));
}

const UNTOLD = { warnedAt: null, breachedAt: null };

function spellClocks(terms: Terms, spell: Spell, occurrence: number): Bare[] {
  const { firstResponseMs, notificationMs, restoreMs } = terms;
  const all: Bare[] = [];
  const first = (kind: ClockKind, startedAt: Instant | null, lengthMs: number | null): void => {
    if (startedAt === null || lengthMs === null) return;
    const words = spell.words[0];
    // Words they had before they reported count: they were told already.
    const metAt = words === undefined ? null : Math.max(words.at, startedAt);
    const metBy = words === undefined ? null : `update:${words.updateId}`;
    const times = clockTimes(terms, startedAt, lengthMs);
    all.push({ kind, occurrence, startedAt, ...times, metAt, metBy, ...stopUnless(metAt, spell.closedAt, spell) });
  };
  first('first-response', spell.reportedAt, firstResponseMs);
  first('notification', spell.knownAt, notificationMs);
  all.push(...updateClocks(terms, spell));
  if (restoreMs !== null) {
    const metAt = spell.restoredAt;
    const times = clockTimes(terms, spell.fromAt, restoreMs);
    const metBy = metAt === null ? null : 'restored';
    const stop = stopUnless(metAt, spell.endedAt ?? spell.closedAt, spell);
    all.push({ kind: 'restore', occurrence, startedAt: spell.fromAt, ...times, metAt, metBy, ...stop });
  }
  return all;
}

/** From each words to the next, while they are hurt. */
function updateClocks(terms: Terms, spell: Spell): Bare[] {
  const { updateEveryMs } = terms;
  if (updateEveryMs === null) return [];
  return spell.words.flatMap((words, index) => {
    if (spell.endedAt !== null && words.at >= spell.endedAt) return [];
    const next = spell.words[index + 1];
    const metAt = next === undefined || (spell.endedAt !== null && next.at > spell.endedAt) ? null : next.at;
    return [
      {
        kind: 'update' as const,
        occurrence: words.ordinal,
        startedAt: words.at,
        ...updateTimes(terms, words, updateEveryMs),
        metAt,
        metBy: metAt === null ? null : `update:${next?.updateId ?? ''}`,
        ...stopUnless(metAt, spell.endedAt ?? spell.closedAt, spell),
      },
    ];
  });
}

/** Words of a stand-down that name the next time hold until then: everybody agreed to rest. */
function updateTimes(terms: Terms, words: WordsTold, everyMs: number): ClockTimes {
  const times = clockTimes(terms, words.at, everyMs);
  if (words.untilAt === null || words.untilAt <= times.dueAt) return times;
  return { warnAt: Math.max(times.warnAt, words.untilAt - terms.warnBeforeMs), dueAt: words.untilAt };
}

function stopUnless(metAt: Instant | null, stoppedAt: Instant | null, spell: Spell): Pick<Clock, 'stoppedAt' | 'stop'> {
  if (metAt !== null || stoppedAt === null) return { stoppedAt: null, stop: null };
  return { stoppedAt, stop: stoppedAt === spell.endedAt ? spell.end : 'closed' };
}

/** On a priority for which only an answer is promised, nothing else runs. */
function stoppedByPriority({ assessment }: ClockFacts, terms: Terms, clock: Bare): Bare {
  if (clock.kind === 'first-response' || clock.metAt !== null || clock.stoppedAt !== null) return clock;
  if (assessment === null || terms.priorities === null || terms.priorities.includes(assessment.priority ?? '')) {
    return clock;
  }
  return { ...clock, stoppedAt: Math.max(assessment.at, clock.startedAt), stop: 'priority' };
}
