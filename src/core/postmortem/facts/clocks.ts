import { durationInWords, timeInWords } from '../../comms/time-in-words.ts';
import type { EventOf } from '../../incident/events.ts';
import { clocks, isBreached, type Clock } from '../../sla/clocks.ts';
import type { ClockKind } from '../../sla/terms.ts';
import type { SourcedFact } from '../postmortem.ts';
import { placedOf, type FactWorld, type Placed } from './fact-world.ts';
import { counted, fact, listed } from './sourced.ts';
import { isolated } from '../../shared/isolated.ts';

const WHAT: Record<ClockKind, string> = {
  'first-response': 'A first response to',
  notification: 'First words to',
  update: 'Next words to',
  restore: 'Service for',
};

/** What contracts promised to customers and how it was kept; customers with the same times are told of together. */
export function clockFacts(world: FactWorld): SourcedFact[] {
  const all = clocks(world.incident);
  if (all.length === 0) return [];
  const shownBy = shower(world);
  const isRoutine = (clock: Clock): boolean => clock.kind === 'update' && !isBreached(clock, world.now);
  const told = all.filter((clock) => !isRoutine(clock));
  const groups = Map.groupBy(told, ({ kind, dueAt, metAt, stoppedAt }) => `${kind} ${dueAt} ${metAt} ${stoppedAt}`);
  const lines = [...groups.values()]
    .toSorted((a, b) => startOf(a) - startOf(b))
    .flatMap((same) => line(world, same, shownBy));
  return [...sum(world, all, shownBy), ...lines, ...routine(world, all.filter(isRoutine), shownBy)];
}

/** Next words that came in time are counted, not listed: there can be hundreds. */
function routine(world: FactWorld, kept: Clock[], shownBy: ShownBy): SourcedFact[] {
  return [...Map.groupBy(kept, ({ customerId }) => customerId)].flatMap(([customerId, own]) => {
    const met = own.filter(({ metAt }) => metAt !== null);
    const shown = met.flatMap((clock) => shownBy(clock));
    const name = isolated(world.names.customer(customerId));
    return fact(null, `Next words to ${name}: in time ${met.length === 1 ? 'once' : `${met.length} times`}.`, shown);
  });
}

function startOf([first]: Clock[]): number {
  return first?.dueAt ?? 0;
}

function sum(world: FactWorld, all: Clock[], shownBy: ShownBy): SourcedFact[] {
  const ended = all.filter(({ metAt, stop }) => metAt !== null || stop === null);
  const missed = ended.filter((clock) => isBreached(clock, world.now));
  const kept = ended.length - missed.length;
  const sentence = `${kept} of ${counted(ended.length, 'promise')} to customers ${kept === 1 ? 'was' : 'were'} kept in time.`;
  return ended.length === 0
    ? []
    : fact(
        null,
        sentence,
        ended.flatMap((clock) => shownBy(clock)),
      );
}

function line(world: FactWorld, same: Clock[], shownBy: ShownBy): SourcedFact[] {
  const [clock] = same;
  if (clock === undefined) return [];
  const names = listed([...new Set(same.map(({ customerId }) => isolated(world.names.customer(customerId))))]);
  const sentence = `${WHAT[clock.kind]} ${names}: due ${timeInWords(clock.dueAt, clock.startedAt)}, ${how(clock, world)}.`;
  return fact(
    clock.dueAt,
    sentence,
    same.flatMap((one) => shownBy(one)),
  );
}

function how(clock: Clock, { now }: FactWorld): string {
  const { metAt, dueAt, kind, stop, stoppedAt } = clock;
  const done = kind === 'restore' ? 'restored' : 'said';
  if (metAt !== null && metAt <= dueAt) return `${done} ${timeInWords(metAt, dueAt)}, in time`;
  if (metAt !== null) return `${done} ${timeInWords(metAt, dueAt)}, ${durationInWords(metAt - dueAt)} late`;
  if (stoppedAt === null) return now > dueAt ? 'not done yet' : 'still running';
  const late = isBreached(clock, now) ? ` and was ${durationInWords(stoppedAt - dueAt)} late by then` : '';
  return `it ended ${timeInWords(stoppedAt, dueAt)}${stop === null ? '' : ` (${STOPS[stop]})`}${late}`;
}

const STOPS: Record<NonNullable<Clock['stop']>, string> = {
  resolved: 'the incident was resolved',
  'not-hurt': 'they were not hurt',
  'not-an-incident': 'it was no incident',
  merged: 'it was merged',
  closed: 'the incident was closed',
  priority: 'nothing more is promised on this priority',
};

type ShownBy = (clock: Clock) => (Placed | undefined)[];

/** Finds what was promised, when it was told that it is missed, and by what it was met; there can be thousands of clocks. */
function shower(world: FactWorld): ShownBy {
  const posted = new Map(placedOf(world, 'UpdatePosted').map((one) => [`update:${one.event.data.updateId}`, one]));
  const terms = new Map<string, Placed>();
  for (const one of placedOf(world, 'TermsRecorded'))
    for (const id of one.event.data.customerIds) if (!terms.has(id)) terms.set(id, one);
  const breached = placedOf(world, 'ClocksBreached');
  const restored = placedOf(world, 'MitigationVerified', 'IncidentResolved');
  return ({ customerId, kind, occurrence, metBy, metAt }) => [
    terms.get(customerId),
    ...breached.filter(({ event }) => breaches(event, customerId, kind, occurrence)),
    posted.get(metBy ?? ''),
    ...restored.filter(({ event }) => metBy === 'restored' && event.at === metAt),
  ];
}

function breaches(
  { data }: EventOf<'ClocksBreached'>,
  customerId: string,
  kind: ClockKind,
  occurrence: number,
): boolean {
  return data.clock === kind && data.due.some((one) => one.customerId === customerId && one.occurrence === occurrence);
}
