import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../shared/instant.ts';
import { DEFAULT_FATIGUE_POLICY, FATIGUE_LEVELS, fatigueLevel, type FatigueFacts } from './fatigue-level.ts';

/** Somebody in the early afternoon after a good night, just come to an incident. */
const RESTED: FatigueFacts = {
  kss: 3.5,
  awakeMs: 6 * HOUR_MS,
  sleptIn24hMs: 8 * HOUR_MS,
  sleptIn48hMs: 16 * HOUR_MS,
  isInLow: false,
  onIncidentMs: 0,
  inRoleMs: 0,
  nightPages: 0,
  incidentsThisShift: 1,
};
const levelOf = (change: Partial<FatigueFacts>) => {
  const { level, reasons } = fatigueLevel({ ...RESTED, ...change });
  return [level, ...reasons.map(({ rule }) => rule)];
};

test.each([
  ['rested', {}, []],
  ['caution', { kss: 6 }, ['sleepiness']],
  ['caution', { awakeMs: 14 * HOUR_MS }, ['awake']],
  ['caution', { isInLow: true }, ['low-before-dawn']],
  ['caution', { awakeMs: 10 * MINUTE_MS, kss: 9.3 }, ['sleepiness', 'just-woken']],
  ['caution', { onIncidentMs: 3 * HOUR_MS }, ['on-incident']],
  ['caution', { nightPages: 2 }, ['night-pages']],
  ['hand-over', { kss: 7 }, ['sleepiness']],
  ['hand-over', { awakeMs: 16 * HOUR_MS }, ['awake']],
  ['hand-over', { inRoleMs: 4 * HOUR_MS }, ['in-role']],
  ['hand-over', { inRoleMs: 2 * HOUR_MS, isInLow: true }, ['in-role']],
  ['hand-over', { sleptIn24hMs: 4.9 * HOUR_MS }, ['slept-in-24h']],
  ['hand-over', { incidentsThisShift: 3 }, ['incidents-this-shift']],
  ['stand-down', { kss: 8 }, ['sleepiness']],
  ['stand-down', { awakeMs: 18 * HOUR_MS }, ['awake']],
  ['stand-down', { onIncidentMs: 12 * HOUR_MS }, ['on-incident']],
  ['stand-down', { sleptIn48hMs: 11 * HOUR_MS, isInLow: true }, ['slept-in-48h']],
] as const)('%s: %j', (level, change, rules) => expect(levelOf(change)).toEqual([level, ...rules]));

test('the dawn does not make somebody rested who was awake all night, though sleepiness falls', () => {
  expect(levelOf({ kss: 6.8, awakeMs: 30 * HOUR_MS, sleptIn24hMs: 0, sleptIn48hMs: 8 * HOUR_MS })[0]).toBe(
    'stand-down',
  );
});

test('a level near its limit is kept, so that nobody is sent away and called back', () => {
  const near = { ...RESTED, kss: 6.8 };
  expect(fatigueLevel(near, DEFAULT_FATIGUE_POLICY, 'rested').level).toBe('caution');
  expect(fatigueLevel(near, DEFAULT_FATIGUE_POLICY, 'hand-over').level).toBe('hand-over');
  expect(fatigueLevel({ ...near, kss: 6.6 }, DEFAULT_FATIGUE_POLICY, 'hand-over').level).toBe('caution');
});

test('who is more tired in anything is never judged more rested', () => {
  const facts: fc.Arbitrary<FatigueFacts> = fc.record({
    kss: fc.double({ min: 1, max: 10, noNaN: true }),
    awakeMs: fc.integer({ min: HOUR_MS, max: 40 * HOUR_MS }),
    sleptIn24hMs: fc.integer({ min: 0, max: 10 * HOUR_MS }),
    sleptIn48hMs: fc.integer({ min: 0, max: 20 * HOUR_MS }),
    isInLow: fc.boolean(),
    onIncidentMs: fc.integer({ min: 0, max: 20 * HOUR_MS }),
    inRoleMs: fc.integer({ min: 0, max: 10 * HOUR_MS }),
    nightPages: fc.nat(5),
    incidentsThisShift: fc.nat(5),
  });
  const rank = (one: FatigueFacts): number => FATIGUE_LEVELS.indexOf(fatigueLevel(one).level);
  fc.assert(
    fc.property(facts, fc.nat(6 * HOUR_MS), (one, moreMs) => {
      const worse = {
        ...one,
        kss: one.kss + 1,
        awakeMs: one.awakeMs + moreMs,
        inRoleMs: one.inRoleMs + moreMs,
        sleptIn24hMs: Math.max(0, one.sleptIn24hMs - moreMs),
        sleptIn48hMs: Math.max(0, one.sleptIn48hMs - moreMs),
      };
      expect(rank(worse)).toBeGreaterThanOrEqual(rank(one));
    }),
  );
});
