import type { Incident } from '../incident/incident.ts';
import { isOpen } from '../incident/phase.ts';
import type { DurationMs, Instant } from '../shared/instant.ts';
import { workingTimeBetween } from '../shared/working-time.ts';
import { clocks, isBreached, type Clock } from './clocks.ts';
import type { MonthSpan } from './month.ts';
import type { Spell } from './customer-state.ts';
import type { ClockKind, Terms } from './terms.ts';

/** A stretch of time, `[fromAt, toAt)`. */
interface Span {
  fromAt: Instant;
  toAt: Instant;
}

/** An incident that hurt a customer. */
export interface HurtingIncident {
  id: string;
  incident: Incident;
}

/** What one incident cost a customer in the month. */
export interface MonthIncident {
  id: string;
  number: number;
  titleTextId: string;
  priority: string | null;
  featureId: string | null;
  fromAt: Instant;
  /** When service was restored for the customer; null while it is not. */
  toAt: Instant | null;
  /** Time lost in the month, in the contract's hours; 0 when it does not count. */
  lostMs: DurationMs;
  /** Whether it counts against availability: a core feature, and no bug. */
  counts: boolean;
}

/** A promise that was not kept in the month. */
export interface MonthBreach {
  incidentId: string;
  number: number;
  clock: ClockKind;
  occurrence: number;
  dueAt: Instant;
  metAt: Instant | null;
  /** How late it was met, or is. */
  lateMs: DurationMs;
}

export interface MonthReport {
  fromAt: Instant;
  toAt: Instant;
  /** Up to when it speaks: the month's end, or now. */
  untilAt: Instant;
  /** The contract's hours until then. */
  hoursMs: DurationMs;
  lostMs: DurationMs;
  /** Per cent of the hours in which core features worked; null when there were no hours. */
  availability: number | null;
  promised: number | null;
  /** Whether the promised availability was kept; null when none was promised, or there were no hours. */
  kept: boolean | null;
  incidents: MonthIncident[];
  breaches: MonthBreach[];
  /** By kind of clock: how many were due in the month, and how many of them were met in time. */
  clocks: { clock: ClockKind; due: number; kept: number }[];
}

/** A customer's month: availability against the contract, incidents, and promises that were not kept. */
export function monthReport(
  customerId: string,
  terms: Terms | null,
  hurting: HurtingIncident[],
  month: MonthSpan,
  now: Instant,
): MonthReport {
  const untilAt = Math.max(month.fromAt, Math.min(month.toAt, now));
  const within = { fromAt: month.fromAt, toAt: untilAt };
  // A merged incident goes on in the other one, which is counted.
  const own = hurting.filter(({ incident }) => incident.phase !== 'duplicate-of');
  const hoursMs = contractTime(terms, within);
  const lost = own.flatMap(({ incident }) => lostSpans(customerId, incident, within, now));
  const lostMs = union(lost).reduce((sum, span) => sum + contractTime(terms, span), 0);
  const availability = hoursMs === 0 ? null : 100 * (1 - lostMs / hoursMs);
  const promised = terms?.availability ?? null;
  const due = own.flatMap((one) => clocksDue(customerId, one, within));
  return {
    ...month,
    untilAt,
    hoursMs,
    lostMs,
    availability,
    promised,
    kept: promised === null || availability === null ? null : isKept(lostMs, hoursMs, promised),
    incidents: own.flatMap((one) => monthIncident(customerId, terms, one, within, now)),
    breaches: due
      .filter(({ clock }) => isBreached(clock, now))
      .map(({ id, number, clock }) => breachOf(id, number, clock, now)),
    clocks: countKept(
      due.map(({ clock }) => clock),
      now,
    ),
  };
}

/** To the millisecond: a share as a fraction would not be exact. */
function isKept(lostMs: DurationMs, hoursMs: DurationMs, promised: number): boolean {
  return lostMs <= Math.round((hoursMs * (100 - promised)) / 100);
}

type DueClock = { id: string; number: number; clock: Clock };

/** Clocks that were due in the month, but for those that were stopped before. */
function clocksDue(customerId: string, { id, incident }: HurtingIncident, { fromAt, toAt }: Span): DueClock[] {
  return clocks({ ...incident, customers: ownCustomer(incident, customerId) })
    .filter(({ dueAt }) => dueAt >= fromAt && dueAt < toAt)
    .filter(({ stoppedAt, dueAt }) => stoppedAt === null || stoppedAt > dueAt)
    .map((clock) => ({ id, number: incident.number, clock }));
}

function ownCustomer(incident: Incident, customerId: string): Incident['customers'] {
  const state = incident.customers[customerId];
  return state === undefined ? {} : { [customerId]: state };
}

function breachOf(incidentId: string, number: number, clock: Clock, now: Instant): MonthBreach {
  const { kind, occurrence, dueAt, metAt } = clock;
  const lateMs = (metAt ?? clock.stoppedAt ?? now) - dueAt;
  return { incidentId, number, clock: kind, occurrence, dueAt, metAt, lateMs };
}

function countKept(due: Clock[], now: Instant): MonthReport['clocks'] {
  return [...Map.groupBy(due, ({ kind }) => kind)].map(([clock, all]) => ({
    clock,
    due: all.length,
    kept: all.filter((one) => !isBreached(one, now)).length,
  }));
}

function monthIncident(
  customerId: string,
  terms: Terms | null,
  { id, incident }: HurtingIncident,
  within: Span,
  now: Instant,
): MonthIncident[] {
  const spells = hurtingSpells(incident, customerId);
  const [first] = spells;
  const last = spells.at(-1);
  if (first === undefined || last === undefined) return [];
  const lost = union(lostSpans(customerId, incident, within, now));
  return [
    {
      id,
      number: incident.number,
      titleTextId: incident.titleTextId,
      priority: incident.assessment?.priority ?? null,
      featureId: incident.assessment?.answers.featureId ?? incident.featureId,
      fromAt: first.fromAt,
      toAt: last.restoredAt ?? last.endedAt,
      lostMs: lost.reduce((sum, span) => sum + contractTime(terms, span), 0),
      counts: countsAgainstAvailability(incident),
    },
  ];
}

/** A core feature was hurt, and it was not judged to be a bug. */
function countsAgainstAvailability({ assessment, tier, phase }: Incident): boolean {
  if (phase === 'not-an-incident') return false;
  if (assessment === null) return tier === 'core' && isOpen(phase);
  return assessment.answers.tier === 'core' && assessment.priority !== null;
}

/** Times in which the customer was hurt, but for those in which it turned out that they were not. */
function hurtingSpells(incident: Incident, customerId: string): Spell[] {
  return (incident.customers[customerId]?.spells ?? []).filter(({ end }) => end !== 'not-hurt');
}

function lostSpans(customerId: string, incident: Incident, within: Span, now: Instant): Span[] {
  if (!countsAgainstAvailability(incident)) return [];
  return hurtingSpells(incident, customerId)
    .filter(({ end }) => end !== 'not-an-incident')
    .map(({ fromAt, restoredAt, endedAt }) => ({
      fromAt: Math.max(fromAt, within.fromAt),
      toAt: Math.min(restoredAt ?? endedAt ?? now, within.toAt),
    }))
    .filter(({ fromAt, toAt }) => fromAt < toAt);
}

/** Spans that overlap are one: two incidents at once cost a minute once. */
function union(spans: Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.fromAt - b.fromAt)) {
    const last = merged.at(-1);
    if (last !== undefined && span.fromAt <= last.toAt) last.toAt = Math.max(last.toAt, span.toAt);
    else merged.push({ ...span });
  }
  return merged;
}

function contractTime(terms: Terms | null, { fromAt, toAt }: Span): DurationMs {
  const calendar = terms?.calendar ?? null;
  return calendar === null ? toAt - fromAt : workingTimeBetween(calendar, fromAt, toAt);
}
