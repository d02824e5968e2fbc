import { describe, expect, test } from 'vitest';
import { bandSentence, factWords, levelSentence, reasonSentences, type MyRest } from './rest-words.ts';

const rest = (change: Partial<MyRest> = {}, estimate: Partial<NonNullable<MyRest['estimate']>> = {}): MyRest => ({
  now: '2026-11-18T21:00:00Z',
  settings: {
    zone: 'UTC',
    usual: { from: '23:00', to: '07:00' },
    usualBeforeDayOff: { from: '23:00', to: '07:00' },
    daysOff: [6, 7],
    infer: false,
    estimate: true,
  },
  isAssumed: true,
  keptDays: 14,
  level: 'rested',
  reasons: [],
  estimate: {
    isAsleep: false,
    band: { low: 2.4, likely: 3.9, high: 5.4 },
    because: [
      { from: 'people-differ', by: 1 },
      { from: 'sleep-assumed', by: 0.5 },
    ],
    awakeMinutes: 14 * 60 + 20,
    sleptIn24hMinutes: 480,
    sleptIn48hMinutes: 960,
    isInLow: false,
    nightPages: 0,
    basis: 'assumed',
    lastSleep: { fromAt: '2026-11-17T23:00:00Z', toAt: '2026-11-18T07:00:00Z' },
    changedBy: null,
    ...estimate,
  },
  curve: [],
  sleeps: [],
  facts: [],
  ...change,
});

describe('the level', () => {
  test('is a calm sentence with its reasons as facts, and how they are known', () => {
    const tired = rest({
      level: 'hand-over',
      reasons: [
        { rule: 'sleepiness', value: 7.2 },
        { rule: 'awake', value: 17 * 60 },
      ],
    });
    expect(levelSentence(tired)).toBe('It is time to hand over.');
    expect(reasonSentences(tired)).toEqual([
      'Your sleepiness is estimated at 7.2 of 9.',
      'You have been awake for about 14 hours, as assumed from your usual sleep.',
    ]);
  });

  test('of somebody rested says why', () => {
    expect(reasonSentences(rest())).toEqual([
      'You have been awake for about 14 hours, as assumed from your usual sleep.',
    ]);
    expect(reasonSentences(rest({}, { basis: 'reported' }))[0]).toContain('as you said');
    expect(reasonSentences(rest({}, { basis: 'inferred' }))[0]).toContain('as inferred from your duty');
  });

  test('of somebody who held a role for more than a day never says that they were awake all the time', () => {
    const reasons = [
      { rule: 'sleepiness' as const, value: 9 },
      { rule: 'awake' as const, value: 40 * 60 },
      { rule: 'slept-in-24h' as const, value: 0 },
      { rule: 'in-role' as const, value: 40 * 60 },
    ];
    const unknown = { basis: 'inferred' as const, awakeMinutes: 40 * 60 };
    const words = reasonSentences(rest({ level: 'stand-down', reasons }, unknown));
    expect(words).toEqual([
      'You have held a role for a day or longer, and the desk knows of no sleep in the last 40 hours. If you slept, say so below: until then it takes you for tired.',
      'You have held your role for about 40 hours.',
    ]);
    expect(reasonSentences(rest({ level: 'stand-down', reasons }, { ...unknown, basis: 'reported' })).join()).toContain(
      'You have been awake for about 40 hours, as you said.',
    );
    expect(
      reasonSentences(rest({ level: 'stand-down', reasons }, { ...unknown, awakeMinutes: 20 * 60 })).join(),
    ).toContain('You have been awake for about 20 hours');
  });

  test('of somebody who should be asleep asks whether they are up', () => {
    const asleep = rest({ level: 'caution' }, { isAsleep: true });
    expect(levelSentence(asleep)).toBe('As far as is known you are asleep now.');
    expect(reasonSentences(asleep)[0]).toMatch(/If you are up, say so below\.$/);
  });

  test('without an estimate goes by duty alone, and says so', () => {
    expect(reasonSentences(rest({ estimate: null }))).toEqual([
      'You switched the estimate off: only your time on duty counts.',
    ]);
    expect(
      reasonSentences(rest({ estimate: null, level: 'hand-over', reasons: [{ rule: 'in-role', value: 240 }] })),
    ).toEqual(['You have held your role for about 4 hours.']);
  });
});

test('the band says where its width comes from', () => {
  const { estimate } = rest();
  expect(estimate && bandSentence(estimate)).toBe(
    'Sleepiness is likely about 3.9, and between 2.4 and 5.4: people differ (±1) and your sleep is only assumed (±0.5). 1 is wide awake, 7 is sleepy, 9 is fighting sleep.',
  );
});

test('each fact is told in words', () => {
  const base = { id: 'f', at: '2026-11-18T02:00:00Z' };
  expect(factWords({ ...base, kind: 'page', answeredAt: '2026-11-18T02:04:00Z' })).toMatch(/answered 4 min later$/);
  expect(factWords({ ...base, kind: 'page', answeredAt: base.at })).toMatch(/answered at once$/);
  expect(factWords({ ...base, kind: 'page', answeredAt: null })).toMatch(/not answered$/);
  expect(factWords({ ...base, kind: 'zone', fromZone: 'UTC', toZone: 'Asia/Tokyo' })).toMatch(
    /^Came from UTC to Asia\/Tokyo on /,
  );
});
