import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromIso } from '#core/shared/instant.ts';
import { realMsUntil, scaledClock, spaceTime, withClock, type ClockSettings } from './scaled-clock.ts';

const baseAt = fromIso('2018-11-19T15:00:00Z');
const realBaseAt = fromIso('2026-11-22T12:00:00Z');
const running: ClockSettings = { state: 'running', clock: { baseAt, realBaseAt, speed: 600 } };

test('at 600-fold speed a real second is ten minutes', () => {
  expect(spaceTime(running, realBaseAt + 1000) - baseAt).toBe(600_000);
  expect(realMsUntil(running, realBaseAt, baseAt + 600_000)).toBe(1000);
});

test.each(['paused', 'waiting-for-you', 'finished'] as const)('time stands still while it is %s', (state) => {
  const still = withClock(running, realBaseAt + 1000, { state });
  expect(spaceTime(still, realBaseAt + 3_600_000)).toBe(baseAt + 600_000);
  expect(realMsUntil(still, realBaseAt + 3_600_000, baseAt + 600_001)).toBe(Number.POSITIVE_INFINITY);
  expect(realMsUntil(still, realBaseAt + 3_600_000, baseAt + 600_000)).toBe(0);
});

test('a clock follows its settings at once', () => {
  let settings = running;
  let real = realBaseAt + 1000;
  const clock = scaledClock(
    () => settings,
    () => real,
  );
  expect(clock.now()).toBe(baseAt + 600_000);
  settings = withClock(settings, real, { speed: 1 });
  real += 1000;
  expect(clock.now()).toBe(baseAt + 601_000);
  expect(clock.realMsUntil(baseAt + 602_000)).toBe(1000);
});

test('a machine’s clock that was set back does not turn a space’s time back past its base', () => {
  expect(spaceTime(running, realBaseAt - 5000)).toBe(baseAt);
});

test('law: a change of speed or state makes no jump, and time never runs back', () => {
  const change = fc.record({
    speed: fc.double({ min: 0.1, max: 3600, noNaN: true }),
    state: fc.constantFrom('running' as const, 'paused' as const, 'waiting-for-you' as const),
    after: fc.nat(100_000),
    later: fc.nat(100_000),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), (changes) => {
      let settings = running;
      let real = realBaseAt;
      for (const { speed, state, after, later } of changes) {
        const before = spaceTime(settings, real);
        real += after;
        const now = spaceTime(settings, real);
        settings = withClock(settings, real, { speed, state });
        expect(now).toBeGreaterThanOrEqual(before);
        expect(spaceTime(settings, real)).toBe(now);
        expect(spaceTime(settings, real + later)).toBeGreaterThanOrEqual(now);
      }
    }),
  );
});

test('law: once the real time until an instant has passed, the space has reached it', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 3600, noNaN: true }), fc.nat(10_000_000), (speed, ahead) => {
      const settings: ClockSettings = { state: 'running', clock: { baseAt, realBaseAt, speed } };
      const real = realBaseAt + Math.ceil(realMsUntil(settings, realBaseAt, baseAt + ahead));
      expect(spaceTime(settings, real)).toBeGreaterThanOrEqual(baseAt + ahead - 1);
    }),
  );
});
