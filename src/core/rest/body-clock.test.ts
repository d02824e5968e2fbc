import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../shared/instant.ts';
import { bodyClock } from './body-clock.ts';
import type { OffsetStep } from './whereabouts.ts';

const lives = (...offsets: [day: number, hours: number][]): OffsetStep[] =>
  offsets.map(([day, hours]) => ({ fromAt: day * DAY_MS, offsetMs: hours * HOUR_MS }));

test('whoever stays where they are lives by the clocks around them', () => {
  const clock = bodyClock(lives([0, 2]));
  expect(clock.at(5 * DAY_MS)).toBe(5 * DAY_MS + 2 * HOUR_MS);
  expect(clock.adriftMs(5 * DAY_MS)).toBe(0);
});

test('after a flight to the east the body follows an hour a day, to the west an hour and a half', () => {
  const east = bodyClock(lives([0, 0], [10, 8]));
  expect(east.adriftMs(10 * DAY_MS)).toBe(8 * HOUR_MS);
  expect(east.adriftMs(13 * DAY_MS)).toBeCloseTo(5 * HOUR_MS, 3);
  expect(east.adriftMs(18 * DAY_MS)).toBe(0);
  const west = bodyClock(lives([0, 0], [10, -9]));
  expect(west.adriftMs(12 * DAY_MS)).toBeCloseTo(6 * HOUR_MS, 3);
  expect(west.adriftMs(16 * DAY_MS)).toBe(0);
});

test('across half the world the body goes the shorter way round', () => {
  expect(bodyClock(lives([0, -8], [10, 11])).adriftMs(10 * DAY_MS)).toBe(5 * HOUR_MS);
});

test('whoever flies home before the body has followed has less far to go back', () => {
  const clock = bodyClock(lives([0, 0], [10, 8], [13, 0]));
  expect(clock.adriftMs(13 * DAY_MS)).toBeCloseTo(3 * HOUR_MS, 3);
  expect(clock.adriftMs(15 * DAY_MS)).toBe(0);
});

const journeys = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 20 * 24 }), fc.integer({ min: -48, max: 56 })), { maxLength: 8 })
  .map((moves) => {
    let fromAt = 0;
    return [
      { fromAt, offsetMs: 0 },
      ...moves.map(([hours, quarters]) => {
        fromAt += hours * HOUR_MS;
        return { fromAt, offsetMs: quarters * (HOUR_MS / 4) };
      }),
    ];
  });

test('the law of the body clock: later is always later, and no day makes it gain more than an hour or lose more than one and a half', () => {
  const instants = fc.tuple(fc.nat(200 * DAY_MS), fc.integer({ min: 1, max: 3 * DAY_MS }));
  fc.assert(
    fc.property(journeys, instants, (steps, [from, ms]) => {
      const clock = bodyClock(steps);
      const gained = clock.at(from + ms) - clock.at(from) - ms;
      expect(clock.at(from + ms)).toBeGreaterThan(clock.at(from));
      expect(gained).toBeLessThanOrEqual((ms / DAY_MS) * HOUR_MS + 1);
      expect(gained).toBeGreaterThanOrEqual(-(ms / DAY_MS) * 1.5 * HOUR_MS - 1);
    }),
  );
});

test('the law of arriving: twelve days after the last journey the body has followed', () => {
  fc.assert(
    fc.property(journeys, (steps) => {
      const last = steps.at(-1)?.fromAt ?? 0;
      expect(bodyClock(steps).adriftMs(last + 12 * DAY_MS + 1)).toBe(0);
    }),
  );
});
