import type { z } from 'zod';
import type { myRest } from '#contract/rest.ts';
import { DEFAULT_FATIGUE_POLICY } from '#core/rest/fatigue-level.ts';
import { levelAt, NO_DUTY, type Duty } from '#core/rest/level-at.ts';
import { assumedSettings, type PersonRest } from '#core/rest/person-rest.ts';
import { bandAround, estimatesAt, type RestEstimate } from '#core/rest/rest-estimate.ts';
import type { Minutes } from './sample-room.ts';

type MyRest = z.output<typeof myRest>;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const LONG_DUTY: Duty = { onIncidentMs: 4 * HOUR_MS, inRoleMs: 4 * HOUR_MS, incidentsThisShift: 1 };
const SCALED = new Set(['sleepiness', 'night-pages', 'incidents-this-shift', 'low-before-dawn']);

const iso = (ms: number) => new Date(ms).toISOString();
const tenth = (value: number) => Math.round(value * 10) / 10;
const shown = (kss: number) => tenth(Math.min(9, Math.max(1, kss)));

/** Somebody's rest on a fake desk: at the end of a day of 17 hours, or on the first visit with nothing known. */
export function sampleRest(at: Minutes, nowMs: number, isFirstVisit: boolean): MyRest {
  const rest = isFirstVisit ? unknown() : longDay(nowMs);
  const duty = isFirstVisit ? NO_DUTY : LONG_DUTY;
  const { level, reasons } = levelAt(rest, duty, DEFAULT_FATIGUE_POLICY, nowMs);
  const times = Array.from({ length: 97 }, (_, index) => nowMs + (index - 48) * 30 * MINUTE_MS);
  const curve = estimatesAt(rest, times, {
    upAndAbout: isFirstVisit ? [] : [{ fromAt: nowMs - 4 * HOUR_MS, toAt: nowMs }],
  });
  const present = curve[48];
  if (present === undefined) throw new Error('the middle of the curve is now');
  const sleeps = new Set(curve.flatMap(({ lastSleep }) => lastSleep ?? []));
  return {
    now: iso(nowMs),
    settings: {
      zone: rest.settings.zone,
      usual: { from: '23:00', to: '07:00' },
      usualBeforeDayOff: { from: '00:30', to: '09:00' },
      daysOff: [5, 6],
      infer: !isFirstVisit,
      estimate: true,
    },
    isAssumed: isFirstVisit,
    keptDays: 14,
    level,
    reasons: reasons.map(({ rule, value }) => ({ rule, value: tenth(SCALED.has(rule) ? value : value / MINUTE_MS) })),
    estimate: {
      isAsleep: !present.isAwake,
      band: bandOf(present),
      because: [...present.band],
      awakeMinutes: Math.round(present.awakeMs / MINUTE_MS),
      sleptIn24hMinutes: Math.round(present.sleptIn24hMs / MINUTE_MS),
      sleptIn48hMinutes: Math.round(present.sleptIn48hMs / MINUTE_MS),
      isInLow: present.isInLow,
      nightPages: present.nightPages,
      basis: present.basis,
      lastSleep:
        present.lastSleep === null ? null : { fromAt: iso(present.lastSleep.from), toAt: iso(present.lastSleep.to) },
      changedBy: null,
    },
    curve: curve.map((point) => ({ at: iso(point.at), isAwake: point.isAwake, band: bandOf(point) })),
    sleeps: [...sleeps].map(({ from, to, basis }) => ({ fromAt: iso(from), toAt: iso(to), basis })),
    facts: isFirstVisit ? [] : sampleFacts(at),
  };
}

function unknown(): PersonRest {
  return { settings: assumedSettings('Asia/Jerusalem'), facts: [] };
}

function longDay(nowMs: number): PersonRest {
  const toAt = nowMs - 17 * HOUR_MS;
  const slept = { id: 's', kind: 'slept' as const, at: toAt, fromAt: toAt - 6 * HOUR_MS, toAt };
  return { ...unknown(), facts: [slept] };
}

function bandOf(point: RestEstimate): { low: number; likely: number; high: number } {
  const { low, high } = bandAround(point);
  return { low: shown(low), likely: shown(point.kss), high: shown(high) };
}

function sampleFacts(at: Minutes): MyRest['facts'] {
  const pages: MyRest['facts'] = Array.from({ length: 12 }, (_, index) => ({
    id: `page_${index}`,
    at: at(-2000 - index * 900),
    kind: 'page',
    answeredAt: index % 3 === 1 ? null : at(-1996 - index * 900),
  }));
  return [
    { id: 'rest_1', at: at(-90), kind: 'activity' },
    { id: 'rest_2', at: at(-1015), kind: 'awake' },
    { id: 'rest_3', at: at(-1490), kind: 'to-bed' },
    { id: 'rest_4', at: at(-1600), kind: 'slept', fromAt: at(-3000), toAt: at(-2600) },
    {
      id: 'rest_5',
      at: at(-1700),
      kind: 'zone',
      fromZone: 'America/Argentina/ComodRivadavia',
      toZone: 'Asia/Jerusalem',
    },
    ...pages,
  ];
}
