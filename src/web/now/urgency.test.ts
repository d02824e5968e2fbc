import { expect, test } from 'vitest';
import type { IncidentSummary } from '#contract/incident.ts';
import { byUrgency } from './urgency.ts';

const at = (minute: number) => `2026-03-01T02:${String(minute).padStart(2, '0')}:00Z`;

function incident(number: number, openedMinute: number, dueMinute: number | null): IncidentSummary {
  const next =
    dueMinute === null
      ? null
      : {
          key: 'assess#1',
          title: 'Assess',
          act: 'assess',
          level: 'ask' as const,
          owners: [],
          dueAt: at(dueMinute),
          performAt: null,
          late: false,
        };
  return {
    id: `inc_${number}`,
    number,
    title: 'x',
    phase: 'reported',
    priority: null,
    assumed: false,
    openedAt: at(openedMinute),
    resolvedAt: null,
    restsUntil: null,
    next,
    openDuties: 1,
    lateDuties: 0,
    handovers: [],
    version: 1,
  };
}

test('the incident whose duty is due first comes first', () => {
  expect(
    byUrgency([incident(1, 0, 30), incident(2, 5, 10), incident(3, 1, 20)], null).map((one) => one.number),
  ).toEqual([2, 3, 1]);
});

test('incidents that owe nothing come last, the newest of them first', () => {
  expect(
    byUrgency([incident(1, 0, null), incident(2, 5, null), incident(3, 1, 20)], null).map((one) => one.number),
  ).toEqual([3, 2, 1]);
});

test('incidents that rest come last, whatever they owe', () => {
  const resting = { ...incident(1, 0, 1), phase: 'stood-down' as const, restsUntil: at(59) };
  expect(byUrgency([resting, incident(2, 5, 30), incident(3, 5, null)], null).map((one) => one.number)).toEqual([
    2, 3, 1,
  ]);
});

test('the incident in which somebody waits for me to take over comes first, and only for me', () => {
  const [ruth, maya] = ['ruth', 'maya'].map((id) => ({ id, name: id }));
  if (ruth === undefined || maya === undefined) throw new Error('two people');
  const handover = {
    ...{ id: 'h', role: 'imoc', title: 'Incident manager', from: ruth, since: at(2), end: null },
    ...{ stillAsked: [maya], asked: maya, taker: null, declined: [] },
  };
  const asked = { ...incident(1, 0, 50), handovers: [handover] };
  const order = (one: IncidentSummary, me: string) =>
    byUrgency([incident(2, 5, 10), one], me).map(({ number }) => number);
  expect(order(asked, 'maya')).toEqual([1, 2]);
  expect(order(asked, 'ruth')).toEqual([2, 1]);
  expect(order({ ...asked, handovers: [{ ...handover, end: 'all-declined', stillAsked: [] }] }, 'maya')).toEqual([
    2, 1,
  ]);
});
