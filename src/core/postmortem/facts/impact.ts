import { durationInWords, timeInWords } from '../../comms/time-in-words.ts';
import type { Assessment } from '../../incident/assessment.ts';
import type { IncidentEventType } from '../../incident/events.ts';
import { restoration } from '../../incident/restoration.ts';
import type { Instant } from '../../shared/instant.ts';
import type { Spell } from '../../sla/customer-state.ts';
import type { SourcedFact } from '../postmortem.ts';
import { placedOf, type FactWorld, type Placed } from './fact-world.ts';
import { counted, fact, listed } from './sourced.ts';
import { isolated } from '../../shared/isolated.ts';

/** From when to when, what and whom it hurt, and by which assessments that is known. */
export function impactFacts(world: FactWorld): SourcedFact[] {
  return [...span(world), ...features(world), ...customers(world), ...signals(world), ...assessments(world)];
}

function span(world: FactWorld): SourcedFact[] {
  const { incident, now } = world;
  const spells = Object.values(incident.customers).flatMap((state) => state.spells);
  const fromAt = spells.reduce((least, spell) => Math.min(least, spell.fromAt), incident.openedAt);
  const restored = restoration(world.events);
  const toAt = restored?.at ?? incident.resolvedAt ?? incident.endedAt;
  const shown = [
    ...placedOf(world, 'IncidentReported'),
    ...placedOf(world, 'SignalLinked').slice(0, 1),
    ...endsAt(world, toAt),
  ];
  const length = durationInWords((toAt ?? now) - fromAt);
  if (toAt === null) return fact(fromAt, `It has hurt since ${timeInWords(fromAt, now)}, ${length} so far.`, shown);
  const end = restored === null || restored.by === 'resolved' ? 'it ended' : 'service was restored';
  return fact(
    fromAt,
    `It hurt for ${length}: from ${timeInWords(fromAt, toAt)} until ${end} ${timeInWords(toAt, fromAt)}.`,
    shown,
  );
}

const ENDS: IncidentEventType[] = ['MitigationVerified', 'IncidentResolved', 'IncidentDismissed', 'IncidentMerged'];

function endsAt(world: FactWorld, at: Instant | null): Placed[] {
  return placedOf(world, ...ENDS).filter(({ event }) => event.at === at);
}

function features(world: FactWorld): SourcedFact[] {
  const given = placedOf(world, 'ImpactAssessed');
  const named = [
    ...placedOf(world, 'IncidentReported').map((one) => ({ one, ...one.event.data })),
    ...given.map((one) => ({ one, ...one.event.data.assessment.answers })),
  ];
  const ids = [...new Set(named.flatMap(({ featureId }) => featureId ?? []))];
  return ids.flatMap((id) => {
    const about = named.filter(({ featureId }) => featureId === id);
    const tier = about.findLast((one) => one.tier !== 'unknown')?.tier;
    const kind = tier === undefined ? 'a feature' : `a ${tier} feature`;
    return fact(
      null,
      `It concerned ${isolated(world.names.feature(id))}, ${kind}.`,
      about.map(({ one }) => one),
    );
  });
}

function customers(world: FactWorld): SourcedFact[] {
  const { incident, names, now } = world;
  return Object.entries(incident.customers).flatMap(([id, { spells }]) =>
    spells.flatMap((spell) =>
      fact(spell.fromAt, hurt(isolated(names.customer(id)), spell, now), shownBy(world, id, spell)),
    ),
  );
}

function hurt(name: string, { fromAt, restoredAt, endedAt, end }: Spell, now: Instant): string {
  const toAt = restoredAt ?? endedAt;
  if (toAt === null) return `${name} has been hurt since ${timeInWords(fromAt, now)}.`;
  if (end === 'not-hurt') return `${name} turned out not to be hurt.`;
  return `${name} was hurt from ${timeInWords(fromAt, toAt)} to ${timeInWords(toAt, fromAt)}, ${durationInWords(toAt - fromAt)}.`;
}

function shownBy(world: FactWorld, customerId: string, { restoredAt, endedAt }: Spell): Placed[] {
  const named = placedOf(world, 'SignalLinked', 'ImpactAssessed').filter(({ event }) =>
    event.type === 'SignalLinked'
      ? event.data.customerId === customerId
      : event.data.assessment.answers.customerIds.includes(customerId),
  );
  const dropped = placedOf(world, 'ImpactAssessed').filter(({ event }) => event.at === endedAt);
  return [...named, ...dropped, ...endsAt(world, restoredAt ?? endedAt)];
}

function signals(world: FactWorld): SourcedFact[] {
  const linked = placedOf(world, 'SignalLinked');
  const [first] = linked;
  if (first === undefined) return [];
  const count = (kind: 'report' | 'alert') => linked.filter(({ event }) => event.data.signal === kind).length;
  const parts = [
    ...(count('report') === 0 ? [] : [counted(count('report'), 'report')]),
    ...(count('alert') === 0 ? [] : [counted(count('alert'), 'alert')]),
  ];
  return fact(first.event.at, `${listed(parts)} told of it, the first ${timeInWords(first.event.at)}.`, linked);
}

function assessments(world: FactWorld): SourcedFact[] {
  return placedOf(world, 'ImpactAssessed').flatMap((one) => {
    const { assessment } = one.event.data;
    const symptomId = assessment.answers.symptomTextId ?? null;
    const text = symptomId === null ? null : (world.texts.get(symptomId) ?? null);
    return fact(one.event.at, assessed(assessment), [one], { text });
  });
}

function assessed({ priority, assumed, override, reason, answers }: Assessment): string {
  const as = priority ?? 'a bug, not an incident';
  const hurtNow = `${counted(answers.customers, 'customer')} hurt`;
  if (assumed) return `Nobody had assessed it in time, so ${as} was assumed. ${reason}`;
  if (override !== null) return `It was declared ${as} by name, with ${hurtNow}.`;
  return `It was assessed as ${as}, with ${hurtNow}. ${reason}`;
}
