import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, fromIso, HOUR_MS } from '../shared/instant.ts';
import type { ComponentState } from './component-state.ts';
import { daysOf, HISTORY_DAYS, hurtDays } from './component-history.ts';
import type { HurtSpan } from './public-incident.ts';

const now = fromIso('2026-11-26T12:00:00Z');
const span = (fromAt: number, toAt: number, component: ComponentState = 'partial_outage'): HurtSpan => ({
  componentId: 'login',
  component,
  fromAt,
  toAt,
});

test('a day shows the worst that was published of it, and a night belongs to both its days', () => {
  const midnight = fromIso('2026-11-26T00:00:00Z');
  const days = daysOf([span(midnight - HOUR_MS, midnight + HOUR_MS, 'major_outage')], 0, now);
  expect(days.slice(-3)).toEqual([
    { on: '2026-11-24', state: 'operational', hurtMs: 0 },
    { on: '2026-11-25', state: 'major_outage', hurtMs: HOUR_MS },
    { on: '2026-11-26', state: 'major_outage', hurtMs: HOUR_MS },
  ]);
});

test('days before the page knew anything are not called good', () => {
  const days = daysOf([], now - 2 * DAY_MS, now);
  expect(days.map(({ state }) => state).slice(-4)).toEqual([null, 'operational', 'operational', 'operational']);
});

test('a maintenance shows and does not count as hurt', () => {
  const days = daysOf([span(now - HOUR_MS, now, 'under_maintenance')], 0, now);
  expect(days.at(-1)).toEqual({ on: '2026-11-26', state: 'under_maintenance', hurtMs: 0 });
  expect(hurtDays(days)).toEqual({ days: 0, hurtMs: 0 });
});

test('law: two incidents at one time hurt no longer than the clock, and every day is there once', () => {
  const spans = fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 100 * 24 }), fc.integer({ min: 0, max: 300 }))
      .map(([ago, length]) => span(now - ago * HOUR_MS, Math.min(now, now + (length - ago) * HOUR_MS))),
  );
  fc.assert(
    fc.property(spans, (given) => {
      const days = daysOf(given, 0, now);
      expect(new Set(days.map(({ on }) => on)).size).toBe(HISTORY_DAYS);
      for (const { hurtMs, state } of days) {
        expect(hurtMs).toBeLessThanOrEqual(DAY_MS);
        expect(hurtMs > 0).toBe(state === 'partial_outage');
      }
    }),
  );
});
