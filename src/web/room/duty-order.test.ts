import { expect, test } from 'vitest';
import type { Duty } from '#contract/room.ts';
import { orderDuties, restOf } from './duty-order.ts';

const at = (minute: number) => `2026-03-01T02:${String(minute).padStart(2, '0')}:00Z`;
function duty(key: string, dueMinute: number, personId: string | null, change: Partial<Duty> = {}): Duty {
  const person = personId === null ? null : { id: personId, name: personId };
  return {
    key,
    step: key,
    number: 1,
    occurrence: 1,
    title: key,
    act: 'task',
    level: 'ask',
    owners: [{ role: 'imoc', title: 'IMOC', person }],
    audience: null,
    page: null,
    openedAt: at(0),
    performAt: null,
    dueAt: at(dueMinute),
    status: 'open',
    endedAt: null,
    wasLate: false,
    ...change,
  };
}
const keys = (duties: readonly Duty[]) => duties.map((one) => one.key);

test('my most urgent duty stands first, even when somebody else’s is due earlier', () => {
  const order = orderDuties([duty('theirs', 5, 'dana'), duty('mine-later', 30, 'me'), duty('mine', 10, 'me')], 'me');
  expect(order.first?.key).toBe('mine');
  expect(keys(order.mine)).toEqual(['mine-later']);
  expect(keys(order.others)).toEqual(['theirs']);
});

test('who owes nothing sees the most urgent duty of all', () => {
  const order = orderDuties([duty('later', 20, 'dana'), duty('sooner', 5, null)], 'me');
  expect(order.first?.key).toBe('sooner');
});

test('what TwoAM does by itself does not push a person’s duty away, until it is late', () => {
  const automatic = duty('auto', 1, 'dana', { level: 'auto', performAt: at(1) });
  expect(orderDuties([automatic, duty('asked', 20, 'dana')], null).first?.key).toBe('asked');
  expect(orderDuties([{ ...automatic, status: 'late' }, duty('asked', 20, 'dana')], null).first?.key).toBe('auto');
  expect(orderDuties([automatic], null).first?.key).toBe('auto');
});

test('no duty is shown twice or lost', () => {
  const all = [duty('a', 3, 'me'), duty('b', 2, 'dana'), duty('c', 1, null), duty('d', 9, 'me')];
  const { first, mine, others } = orderDuties(all, 'me');
  expect(keys([...(first === null ? [] : [first]), ...mine, ...others]).toSorted()).toEqual(['a', 'b', 'c', 'd']);
});

test('while the form of a later duty is open, the most urgent one stands below it and is not lost', () => {
  const [urgent, later, theirs] = [duty('urgent', 1, 'me'), duty('later', 30, 'me'), duty('theirs', 5, 'dana')];
  const order = orderDuties([urgent, later, theirs], 'me');
  expect(keys(restOf(order, later, 'me').mine)).toEqual(['urgent']);
  expect(keys(restOf(order, theirs, 'me').mine)).toEqual(['urgent', 'later']);
  expect(keys(restOf(order, theirs, 'me').others)).toEqual([]);
  expect(keys(restOf(order, urgent, 'me').mine)).toEqual(['later']);
});
