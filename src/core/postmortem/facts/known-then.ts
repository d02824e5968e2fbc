import { timeInWords } from '../../comms/time-in-words.ts';
import type { Incident } from '../../incident/incident.ts';
import type { EventOf, IncidentEventType } from '../../incident/events.ts';
import { reportingCustomers } from '../../incident/incident.ts';
import type { SourcedFact } from '../postmortem.ts';
import { placedOf, type FactWorld, type Placed } from './fact-world.ts';
import { counted, fact, listed } from './sourced.ts';
import { isolated } from '../../shared/isolated.ts';

type Known = SourcedFact['known'];

/** Suspects that are less likely than this are not named. */
const NAMED_FROM = 0.05;
const MOST_NAMED = 3;

/** What the desk knew before an event: signals, priority, likely causes and what had been tried. */
export function knownThen(world: FactWorld, one: Placed): Known {
  const { before } = one;
  if (before === null) return [];
  return [
    ...signalsKnown(world, one, before),
    ...priorityKnown(world, one, before),
    ...suspectsKnown(world, one, before),
    ...attemptsKnown(world, one, before),
  ].map(({ sentence, sources }) => ({ sentence, sources }));
}

/** The last events of some types before another. */
export function earlier<T extends IncidentEventType>(
  world: FactWorld,
  { seq }: Placed,
  ...types: T[]
): Placed<EventOf<T>>[] {
  return placedOf(world, ...types).filter((one) => one.seq < seq);
}

function signalsKnown(world: FactWorld, one: Placed, before: Incident): SourcedFact[] {
  const { signals } = before;
  if (signals.length === 0) return [];
  const reports = signals.filter(({ kind }) => kind === 'report').length;
  const customers = reportingCustomers(before).length;
  const from = customers === 0 ? '' : ` from ${counted(customers, 'customer')}`;
  const parts = [
    ...(reports === 0 ? [] : [`${counted(reports, 'report')}${from}`]),
    ...(signals.length === reports ? [] : [counted(signals.length - reports, 'alert')]),
  ];
  return fact(null, `${listed(parts)} had come in.`, earlier(world, one, 'SignalLinked'));
}

function priorityKnown(world: FactWorld, one: Placed, { assessment }: Incident): SourcedFact[] {
  if (assessment === null) return fact(null, 'Nobody had assessed the impact yet.', [world.placed[0]]);
  const { answers, priority, assumed, at } = assessment;
  const as = priority ?? 'a bug';
  const how = assumed ? 'assumed' : 'assessed';
  const sentence = `It was ${how} as ${as} ${timeInWords(at, one.event.at)}, with ${counted(answers.customers, 'customer')} hurt.`;
  return fact(null, sentence, earlier(world, one, 'ImpactAssessed').slice(-1));
}

function suspectsKnown(world: FactWorld, one: Placed, { ranking, suspects }: Incident): SourcedFact[] {
  const ranked = earlier(world, one, 'SuspectsRanked').slice(-1);
  const likely = (ranking?.suspects ?? []).filter(({ probability }) => probability >= NAMED_FROM).slice(0, MOST_NAMED);
  const judged = Object.entries(suspects).filter(([, verdict]) => verdict !== 'open');
  return [
    ...(likely.length === 0
      ? []
      : fact(
          null,
          `Likely causes then: ${listed(likely.map(({ changeId, probability }) => `${isolated(world.names.change(changeId))} (${percent(probability)})`))}.`,
          ranked,
        )),
    ...judged.flatMap(([changeId, verdict]) =>
      fact(
        null,
        `${isolated(world.names.change(changeId))} had been ${verdict === 'confirmed' ? 'confirmed' : 'ruled out'} as the cause.`,
        earlier(world, one, 'SuspectJudged').filter(({ event }) => event.data.changeId === changeId),
      ),
    ),
  ];
}

function percent(probability: number): string {
  return `${Math.round(probability * 100)} %`;
}

const TRIED = { worked: 'worked', partly: 'helped in part', 'no-effect': 'had no effect', worse: 'made it worse' };

function attemptsKnown(world: FactWorld, one: Placed, { mitigations }: Incident): SourcedFact[] {
  return mitigations.flatMap(({ id, kind, outcome }) =>
    fact(
      null,
      `${KINDS[kind]} had been tried${outcome === null ? '; nobody knew yet whether it helped' : ` and ${TRIED[outcome]}`}.`,
      earlier(world, one, 'MitigationStarted', 'MitigationVerified').filter(
        ({ event }) => event.data.mitigationId === id,
      ),
    ),
  );
}

const KINDS = {
  revert: 'Reverting',
  'fix-forward': 'Fixing forward',
  failover: 'Failing over',
  scale: 'Adding capacity',
  restart: 'Restarting',
  disable: 'Switching off',
  other: 'Something else',
};
