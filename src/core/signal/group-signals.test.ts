import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupForAlert, groupForReport, takesSignals, type GroupView } from './group-signals.ts';
import type { GroupStatus } from './group-state.ts';

const noon = Temporal.Instant.from('2026-11-22T12:00:00Z').epochMilliseconds;
const minute = 60_000;

function group(change: Partial<GroupView>): GroupView {
  return {
    id: 'g1',
    status: 'open',
    hookId: 'hook',
    groupKey: 'disk',
    featureId: 'login',
    openedAt: noon,
    lastSignalAt: noon,
    incidentOpen: false,
    ...change,
  };
}

const alert = { hookId: 'hook', groupKey: 'disk' };

test('an alert joins the open group of its hook and group key', () => {
  expect(groupForAlert([group({ id: 'other', groupKey: 'cpu' }), group({})], alert)?.id).toBe('g1');
  expect(groupForAlert([group({ hookId: 'another' })], alert)).toBeNull();
  expect(groupForAlert([group({ hookId: null, groupKey: null })], alert)).toBeNull();
});

test.each<[GroupStatus, boolean, boolean]>([
  ['open', false, true],
  ['closed', false, false],
  ['dismissed', false, false],
  ['declared', true, true],
  ['joined', true, true],
  ['declared', false, false],
  ['joined', false, false],
  ['dismissed', true, false],
])('a %s group whose incident is open: %s takes new signals: %s', (status, incidentOpen, takes) => {
  expect(takesSignals({ status, incidentOpen })).toBe(takes);
  expect(groupForAlert([group({ status, incidentOpen })], alert) !== null).toBe(takes);
  expect(groupForReport([group({ status, incidentOpen })], { featureId: 'login', at: noon }, minute) !== null).toBe(
    takes,
  );
});

test('of two groups that would take an alert, the one opened last does', () => {
  const old = group({ id: 'old', openedAt: noon - minute, status: 'declared', incidentOpen: true });
  expect(groupForAlert([old, group({})], alert)?.id).toBe('g1');
  expect(groupForAlert([group({}), old], alert)?.id).toBe('g1');
});

test('a report joins the group of its feature that was heard of within the time given', () => {
  const report = { featureId: 'login', at: noon + 10 * minute };
  expect(groupForReport([group({})], report, 10 * minute)?.id).toBe('g1');
  expect(groupForReport([group({})], report, 10 * minute - 1)).toBeNull();
  expect(groupForReport([group({ featureId: 'billing' })], report, 10 * minute)).toBeNull();
});

test('a report joins the group heard of last', () => {
  const quieter = group({ id: 'quieter', lastSignalAt: noon - minute });
  expect(groupForReport([group({}), quieter], { featureId: 'login', at: noon }, 10 * minute)?.id).toBe('g1');
});

test('a report without a feature never joins a group without a feature', () => {
  expect(groupForReport([group({ featureId: null })], { featureId: null, at: noon }, minute)).toBeNull();
});

test('law: the choice does not depend on the order in which groups are read', () => {
  const anyGroup = fc
    .record({
      id: fc.constantFrom('g1', 'g2', 'g3', 'g4', 'g5', 'g6'),
      status: fc.constantFrom<GroupStatus>('open', 'closed', 'declared', 'joined', 'dismissed'),
      openedAt: fc.constantFrom(noon, noon + 1),
      lastSignalAt: fc.constantFrom(noon, noon + 1),
      incidentOpen: fc.boolean(),
    })
    .map(group);
  const groups = fc.uniqueArray(anyGroup, { selector: (each) => each.id });
  fc.assert(
    fc.property(groups, (some) => {
      const backwards = some.toReversed();
      expect(groupForAlert(backwards, alert)).toEqual(groupForAlert(some, alert));
      const report = { featureId: 'login', at: noon };
      expect(groupForReport(backwards, report, minute)).toEqual(groupForReport(some, report, minute));
    }),
  );
});
