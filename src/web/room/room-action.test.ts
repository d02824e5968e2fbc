import { expect, test } from 'vitest';
import type { Duty, Room } from '#contract/room.ts';
import { sampleDuty, sampleRoom, minutesFrom } from '../testing/sample-room.ts';
import { dutyButton, dutyPress } from './room-action.ts';

const NOW = Date.parse('2026-03-01T02:00:00Z');
const at = minutesFrom(NOW);
const room: Room = { ...sampleRoom(NOW), mitigations: [] };
const duty = (act: Duty['act'], change: Partial<Duty> = {}): Duty =>
  sampleDuty(at, { key: `${act}#1`, title: act, act, ...change });

test('what needs no words is done by one press', () => {
  expect(dutyPress(duty('acknowledge'), room)).toEqual({ press: 'acknowledge' });
  expect(dutyPress(duty('open-channel'), room)).toEqual({ press: 'open-channel' });
});

test('every other act opens a form that fulfils this very duty', () => {
  const acts: Duty['act'][] = [
    'assess',
    'mitigate',
    'update',
    'verify',
    'page',
    'sum-up',
    'write-postmortem',
    'share-postmortem',
    'task',
  ];
  for (const act of acts)
    expect(dutyPress(duty(act), room)).toMatchObject({ press: 'form', action: { dutyKey: `${act}#1` } });
});

test('a mitigation that runs is judged before another is started', () => {
  const running: Room = { ...room, mitigations: sampleRoom(NOW).mitigations };
  expect(dutyButton(duty('mitigate'), room)).toBe('Start a mitigation');
  expect(dutyButton(duty('mitigate'), running)).toBe('Say what the revert did');
  expect(dutyPress(duty('mitigate'), running)).toMatchObject({
    action: { kind: 'verify-mitigation', subject: 'mit_1' },
  });
});

test('an update goes to its audience, by standard words where they are drafted and by own words where they are asked for', () => {
  const drafted = duty('update', { audience: 'customers', level: 'draft' });
  const asked = duty('update', { audience: 'customers', level: 'ask' });
  expect(dutyPress(drafted, room)).toMatchObject({ action: { kind: 'update', subject: 'customers' } });
  expect(dutyPress(asked, room)).toMatchObject({ action: { kind: 'edit-update', subject: 'customers' } });
  expect(dutyButton(drafted, room)).toBe('Send the update to customers who are hurt');
});

test('a paging duty names the role that is paged, not the one that owes it', () => {
  const paging = duty('page', { title: 'Page the tech lead', step: 'escalate-tloc', page: 'tloc' });
  expect(dutyPress(paging, room)).toMatchObject({ action: { kind: 'page', subject: 'tloc' } });
  expect(dutyButton(paging, room)).toBe('Page the tech lead on call');
});
