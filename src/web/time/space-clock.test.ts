import { expect, test } from 'vitest';
import { settledReading, spaceTimeAt, tickEveryMs } from './space-clock.ts';

test('a drill’s clock runs at its own speed between two readings', () => {
  expect(spaceTimeAt({ spaceMs: 1_000_000, heardMs: 5000, rate: 600 }, 6000)).toBe(1_600_000);
});

test('a paused clock stands still', () => {
  expect(spaceTimeAt({ spaceMs: 1_000_000, heardMs: 5000, rate: 0 }, 99_000)).toBe(1_000_000);
});

test('a reading that agrees with the clock does not make it jump', () => {
  const before = { spaceMs: 1_000_000, heardMs: 0, rate: 1 };
  expect(settledReading(before, { spaceMs: 1_010_200, heardMs: 10_000, rate: 1 })).toBe(before);
});

test('a reading that disagrees, or a new speed, is taken', () => {
  const before = { spaceMs: 1_000_000, heardMs: 0, rate: 1 };
  const far = { spaceMs: 1_019_000, heardMs: 10_000, rate: 1 };
  const faster = { spaceMs: 1_010_000, heardMs: 10_000, rate: 60 };
  expect(settledReading(before, far)).toBe(far);
  expect(settledReading(before, faster)).toBe(faster);
});

test('a page looks at least once a second and at most five times', () => {
  expect(tickEveryMs(1)).toBe(1000);
  expect(tickEveryMs(600)).toBe(200);
  expect(tickEveryMs(0)).toBe(1000);
});
