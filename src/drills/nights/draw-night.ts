import { DAY_MS, MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import { ASSUMPTIONS, type TrueKind } from './assumptions.ts';
import { exponentialAt, pick, type Dice } from './dice.ts';

/** Something that monitoring or a customer says. */
export interface DrawnSignal {
  at: Instant;
  kind: 'alert' | 'report';
  /** The customer who reports; null for an alert. */
  customerId: string | null;
  /** What an alert measures; null for a report. */
  measure: string | null;
}

/** What truly happens in one night, whatever anybody does about it. */
export interface DrawnNight {
  startAt: Instant;
  kind: TrueKind;
  /** In order; the first is at `startAt`. */
  signals: DrawnSignal[];
  /** Customers who are hurt; those who never report are among them. */
  customerIds: string[];
  revertHelps: boolean;
  seenThrough: boolean;
}

const A_YEAR_MS = 364 * DAY_MS;

/** Draws a night of the year that begins at `fromAt`. */
export function drawNight(dice: Dice, fromAt: Instant): DrawnNight {
  const kind = pick(ASSUMPTIONS.kinds, dice('kind'));
  const startAt = fromAt + Math.floor((dice('start') * A_YEAR_MS) / MINUTE_MS) * MINUTE_MS;
  const reports = reportsOf(dice, kind, startAt);
  const alertFirst = dice('alert-first') < ASSUMPTIONS.alertFirst[kind];
  const alerts = alertsOf(dice, startAt, alertFirst || reports.length === 0);
  const shiftMs = alertFirst ? exponentialAt(ASSUMPTIONS.reporters.everyMinutes, dice('first-report')) * MINUTE_MS : 0;
  const signals = [...alerts, ...reports.map((report) => ({ ...report, at: Math.round(report.at + shiftMs) }))];
  const others = kind === 'P1' && dice('others') < ASSUMPTIONS.findsOthers ? ['customer-silent'] : [];
  return {
    startAt,
    kind,
    signals: signals.toSorted((one, other) => one.at - other.at),
    customerIds: [...reports.flatMap(({ customerId }) => customerId ?? []), ...others],
    revertHelps: dice('revert-helps') < ASSUMPTIONS.revertHelps,
    seenThrough: kind === 'false-alarm' && dice('seen-through') < ASSUMPTIONS.seenThrough,
  };
}

function reportsOf(dice: Dice, kind: TrueKind, startAt: Instant): DrawnSignal[] {
  const count = reportCount(dice, kind);
  let at = startAt;
  return Array.from({ length: count }, (_, index) => {
    if (index > 0) at += exponentialAt(ASSUMPTIONS.reporters.everyMinutes, dice('report', index)) * MINUTE_MS;
    return { at: Math.round(at), kind: 'report' as const, customerId: `customer-${index + 1}`, measure: null };
  });
}

function reportCount(dice: Dice, kind: TrueKind): number {
  const { fewest, most } = ASSUMPTIONS.reporters;
  if (kind === 'P1') return fewest + Math.floor(dice('reporters') * (most - fewest + 1));
  // A false alarm of monitoring hurts nobody; one by a report is one customer's mistake.
  return kind === 'false-alarm' && dice('alert-first') < ASSUMPTIONS.alertFirst[kind] ? 0 : 1;
}

function alertsOf(dice: Dice, startAt: Instant, first: boolean): DrawnSignal[] {
  const { most, chance } = ASSUMPTIONS.alerts;
  if (!first) return [];
  const further = Array.from({ length: most }, (_, index) => index + 1).filter(
    (index) => dice('alert', index) < chance,
  );
  return [0, ...further].map((index) => ({
    at: startAt + Math.round(index * 2 * MINUTE_MS * (index === 0 ? 0 : 0.5 + dice('alert-at', index))),
    kind: 'alert' as const,
    customerId: null,
    measure: `metric:measure-${index}`,
  }));
}
