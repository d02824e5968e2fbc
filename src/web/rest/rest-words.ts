import type { z } from 'zod';
import type { myRest } from '#contract/rest.ts';
import { clockWords, dateClockWords } from '../time/absolute-words.ts';
import { instantMs, lengthWords } from '../time/instant-words.ts';

export type MyRest = z.output<typeof myRest>;
export type RestFact = MyRest['facts'][number];
type Estimate = NonNullable<MyRest['estimate']>;

const MINUTE_MS = 60_000;

const LEVELS: Record<MyRest['level'], string> = {
  rested: 'You are rested.',
  caution: 'Take care: let a second pair of eyes look at what is risky.',
  'hand-over': 'It is time to hand over.',
  'stand-down': 'It is time to stop, and to go on tomorrow.',
};

/** The level in one calm sentence. */
export function levelSentence({ level, estimate }: Pick<MyRest, 'level' | 'estimate'>): string {
  if (estimate?.isAsleep === true) return 'As far as is known you are asleep now.';
  return LEVELS[level];
}

/** Why the level is what it is, each as a fact that can be checked. */
export function reasonSentences({ level, reasons, estimate }: MyRest): string[] {
  if (estimate?.isAsleep === true) return [`${asleepWords(estimate)} If you are up, say so below.`];
  if (estimate !== null && isSleepUnknown(estimate)) return [onDutyForDays(estimate), ...dutySentences(reasons)];
  const sentences = reasons.map((reason) => reasonSentence(reason, estimate));
  const isAwakeSaid = reasons.some(({ rule }) => rule === 'awake' || rule === 'just-woken');
  if (estimate !== null && (level === 'rested' || !isAwakeSaid)) sentences.push(awakeSentence(estimate));
  return sentences.length > 0 ? sentences : ['You switched the estimate off: only your time on duty counts.'];
}

/** Whoever holds a role for longer has slept at some time; that they did not is no more than an assumption. */
const SURELY_SLEPT_MINUTES = 24 * 60;

/** They hold a role for so long that they must have slept meanwhile, and nobody told the desk. */
function isSleepUnknown({ awakeMinutes, basis, changedBy }: Estimate): boolean {
  return basis === 'inferred' && changedBy === null && awakeMinutes >= SURELY_SLEPT_MINUTES;
}

function onDutyForDays({ awakeMinutes }: Estimate): string {
  const hours = Math.round(awakeMinutes / 60);
  return `You have held a role for a day or longer, and the desk knows of no sleep in the last ${hours} hours. If you slept, say so below: until then it takes you for tired.`;
}

/** What follows from duty alone, which is known for sure. */
function dutySentences(reasons: MyRest['reasons']): string[] {
  return reasons
    .filter(({ rule }) => rule === 'on-incident' || rule === 'in-role' || rule === 'incidents-this-shift')
    .map((reason) => reasonSentence(reason, null));
}

function asleepWords(estimate: Estimate): string {
  return `You went to sleep at ${clockOf(estimate.lastSleep?.fromAt)}, ${basisWords(estimate)}.`;
}

function awakeSentence(estimate: Estimate): string {
  return `You have been awake for ${about(estimate.awakeMinutes)}, ${basisWords(estimate)}.`;
}

function reasonSentence({ rule, value }: MyRest['reasons'][number], estimate: Estimate | null): string {
  switch (rule) {
    case 'sleepiness':
      return `Your sleepiness is estimated at ${value} of 9.`;
    case 'awake':
      return estimate === null ? `You have been awake for ${about(value)}.` : awakeSentence(estimate);
    case 'on-incident':
      return `You have worked on an incident for ${about(value)}.`;
    case 'just-woken':
      return `You woke ${value} min ago, and the first half hour is foggy.`;
    case 'low-before-dawn':
      return 'Your body clock is at its lowest, as it is between 02:00 and 06:00.';
    case 'night-pages':
      return `Pages woke you ${value} times in the last three nights.`;
    case 'in-role':
      return `You have held your role for ${about(value)}.`;
    case 'slept-in-24h':
      return `You slept ${about(value)} in the last 24 hours.`;
    case 'slept-in-48h':
      return `You slept ${about(value)} in the last 48 hours.`;
    case 'incidents-this-shift':
      return `You hold roles in ${value} incidents.`;
    default:
      return rule;
  }
}

function about(minutes: number): string {
  if (minutes < 90) return `about ${minutes} min`;
  return `about ${Math.round(minutes / 60)} hours`;
}

/** How it is known when they slept. */
function basisWords({ basis, changedBy }: Estimate): string {
  if (basis === 'assumed') return 'as assumed from your usual sleep';
  if (basis === 'reported') return 'as you said';
  if (changedBy?.kind === 'page') return `as inferred from the page at ${clockOf(changedBy.at)}`;
  return changedBy === null ? 'as inferred from your duty' : 'as inferred from what you did here';
}

function clockOf(at: string | undefined): string {
  return at === undefined ? 'some time' : clockWords(instantMs(at));
}

const PARTS: Record<string, string> = {
  'people-differ': 'people differ',
  'sleep-assumed': 'your sleep is only assumed',
  'sleep-inferred': 'your sleep is only inferred',
  'body-clock-adrift': 'your body clock is still on its way',
};

/** The band with the reasons for its width. */
export function bandSentence({ band, because }: Estimate): string {
  const parts = because.map(({ from, by }) => `${PARTS[from] ?? from} (±${Math.round(by * 100) / 100})`);
  return `Sleepiness is likely about ${band.likely}, and between ${band.low} and ${band.high}: ${listed(parts)}. 1 is wide awake, 7 is sleepy, 9 is fighting sleep.`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** One thing that is known, in words. */
export function factWords(fact: RestFact): string {
  const at = dateClockWords(instantMs(fact.at));
  switch (fact.kind) {
    case 'page':
      return fact.answeredAt === null ? `Paged on ${at}, not answered` : `Paged on ${at}, answered ${after(fact)}`;
    case 'activity':
      return `Did something on this desk on ${at}`;
    case 'to-bed':
      return `Said on ${at} that you go to bed`;
    case 'awake':
      return `Said on ${at} that you are awake`;
    case 'slept':
      return `Said that you slept from ${dateClockWords(instantMs(fact.fromAt))} to ${clockOf(fact.toAt)}`;
    default:
      return `Came from ${fact.fromZone} to ${fact.toZone} on ${at}`;
  }
}

function after({ at, answeredAt }: { at: string; answeredAt: string | null }): string {
  const ms = instantMs(answeredAt ?? at) - instantMs(at);
  return ms < MINUTE_MS ? 'at once' : `${lengthWords(ms)} later`;
}
