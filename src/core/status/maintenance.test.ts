import { expect, test } from 'vitest';
import { DAY_MS, fromIso, HOUR_MS, MINUTE_MS } from '../shared/instant.ts';
import { maintenanceSpans, maintenanceState, shownEntries, type Maintenance } from './maintenance.ts';

const startsAt = fromIso('2026-11-30T22:00:00Z');
const endsAt = startsAt + 2 * HOUR_MS;
const announced = { id: 'a', at: startsAt - 3 * DAY_MS, text: 'We move the database.', state: 'scheduled' as const };
const planned: Maintenance = {
  id: 'm1',
  title: 'Database move',
  componentIds: ['login'],
  startsAt,
  endsAt,
  createdAt: announced.at,
  entries: [announced],
};
const said = (at: number, state: Maintenance['entries'][number]['state']): Maintenance => ({
  ...planned,
  entries: [announced, { id: 'b', at, text: 'Words', state }],
});

test('a maintenance begins and ends by its window, without anybody and without a timer', () => {
  const states = [startsAt - 1, startsAt, endsAt - 1, endsAt].map((at) => maintenanceState(planned, at));
  expect(states).toEqual(['scheduled', 'in_progress', 'in_progress', 'completed']);
});

test('what the window did is said on the page too', () => {
  expect(shownEntries(planned, endsAt).map(({ state }) => state)).toEqual(['scheduled', 'in_progress', 'completed']);
});

test('people end it earlier, verify it, and call it off', () => {
  expect(maintenanceState(said(startsAt + HOUR_MS, 'completed'), startsAt + HOUR_MS)).toBe('completed');
  expect(maintenanceState(said(startsAt + HOUR_MS, 'verifying'), startsAt + HOUR_MS)).toBe('verifying');
  const off = said(startsAt - HOUR_MS, 'cancelled');
  expect(maintenanceState(off, startsAt + 1)).toBe('cancelled');
  expect(shownEntries(off, endsAt).map(({ state }) => state)).toEqual(['scheduled', 'cancelled']);
  expect(maintenanceSpans(off, endsAt)).toEqual([]);
});

test('a component is under maintenance from when it really began until it really ended', () => {
  const early = said(startsAt - 10 * MINUTE_MS, 'in_progress');
  expect(maintenanceSpans(early, endsAt + 1)).toMatchObject([{ fromAt: startsAt - 10 * MINUTE_MS, toAt: endsAt }]);
  const short = said(startsAt + HOUR_MS, 'completed');
  expect(maintenanceSpans(short, endsAt)).toMatchObject([{ fromAt: startsAt, toAt: startsAt + HOUR_MS }]);
});
