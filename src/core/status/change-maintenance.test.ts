import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DAY_MS, fromIso, HOUR_MS } from '../shared/instant.ts';
import { changeMaintenance, type MaintenanceChange } from './change-maintenance.ts';
import { maintenanceState, type Maintenance } from './maintenance.ts';

const now = fromIso('2026-11-26T12:00:00Z');
const ids = { maintenance: 'm_1', entry: 'e_1' };
const plan = (change: Partial<Extract<MaintenanceChange, { kind: 'plan' }>> = {}): MaintenanceChange => ({
  kind: 'plan',
  title: 'Database move',
  componentIds: ['login'],
  startsAt: now + DAY_MS,
  endsAt: now + DAY_MS + HOUR_MS,
  text: 'We move the database.',
  ...change,
});
const planned = changeMaintenance(null, plan(), now, ids) as Maintenance;
const sentence = (answer: ReturnType<typeof changeMaintenance>): string =>
  'refusal' in answer ? answer.refusal.sentence : 'done';

test('a planned maintenance is announced in its own words', () => {
  expect(planned.entries).toEqual([{ id: 'e_1', at: now, text: 'We move the database.', state: 'scheduled' }]);
});

test.each([
  [{ endsAt: now + DAY_MS }, 'It would end before it begins.'],
  [{ endsAt: now + 20 * DAY_MS }, 'It would last more than two weeks.'],
  [{ startsAt: now - HOUR_MS }, 'It would begin in the past.'],
])('a window such as %j is refused', (change, why) => {
  expect(sentence(changeMaintenance(null, plan(change), now, ids))).toBe(why);
});

test('a moved window says so when nobody else does, and keeps what was said before', () => {
  const moved = changeMaintenance(
    planned,
    plan({ endsAt: now + DAY_MS + 2 * HOUR_MS, text: '' }),
    now,
    ids,
  ) as Maintenance;
  expect(moved.entries.map(({ text }) => text)).toEqual([
    'We move the database.',
    'The window is now 12:00 UTC, 27 Nov 2026, to 14:00 UTC.',
  ]);
});

test('one that runs can be made longer, and one that is over cannot be changed', () => {
  const running = planned.startsAt + 1;
  const longer = changeMaintenance(planned, plan({ endsAt: planned.endsAt + HOUR_MS }), running, ids);
  expect(sentence(longer)).toBe('done');
  expect(sentence(changeMaintenance(planned, plan(), planned.endsAt, ids))).toBe('This maintenance is over.');
  const off = changeMaintenance(
    planned,
    { kind: 'say', text: 'Not now.', state: 'cancelled' },
    now,
    ids,
  ) as Maintenance;
  expect(sentence(changeMaintenance(off, { kind: 'say', text: 'Again', state: 'scheduled' }, now, ids))).toBe(
    'This maintenance is over.',
  );
});

test('law: what is said is what holds, whenever it is allowed', () => {
  const anyState = fc.constantFrom('scheduled', 'in_progress', 'verifying', 'completed', 'cancelled');
  fc.assert(
    fc.property(anyState, fc.integer({ min: 0, max: 30 }), (state, hours) => {
      const at = now + hours * HOUR_MS;
      const after = changeMaintenance(planned, { kind: 'say', text: 'Words', state }, at, ids);
      expect('refusal' in after || maintenanceState(after, at) === state).toBe(true);
    }),
  );
});
