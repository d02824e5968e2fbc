import { describe, expect, test } from 'vitest';
import { fromIso, toIso } from '../shared/instant.ts';
import { onCallAt, type Rotation } from './rotation.ts';

const rotation: Rotation = {
  id: 'on-call',
  zone: 'Europe/Berlin',
  startsOn: '2026-10-05T09:00',
  people: ['ana', 'ivo', 'tess'],
  overrides: [],
};

const cases: [string, string, string | null, string | null][] = [
  ['nobody before the first handoff', '2026-10-05T06:59:59Z', null, null],
  ['the first person from the first handoff', '2026-10-05T07:00:00Z', 'ana', '2026-10-12T07:00:00.000Z'],
  ['the next one a week later', '2026-10-12T07:00:00Z', 'ivo', '2026-10-19T07:00:00.000Z'],
  ['the handoff stays at nine when summer time ends', '2026-10-26T07:59:59Z', 'tess', '2026-10-26T08:00:00.000Z'],
  ['after which the first person is back', '2026-10-26T08:00:00Z', 'ana', '2026-11-02T08:00:00.000Z'],
];

describe('a weekly rotation', () => {
  test.each(cases)('has %s', (_, at, personId, untilAt) => {
    const found = onCallAt(rotation, fromIso(at));
    expect(found?.personId ?? null).toBe(personId);
    expect(found?.untilAt === undefined || found.untilAt === null ? null : toIso(found.untilAt)).toBe(untilAt);
  });

  test('lets the last override that covers an instant win, from its start to before its end', () => {
    const span = { fromAt: fromIso('2026-10-06T00:00:00Z'), toAt: fromIso('2026-10-07T00:00:00Z') };
    const covered = {
      ...rotation,
      overrides: [
        { personId: 'sol', ...span },
        { personId: 'vera', ...span },
      ],
    };
    expect(onCallAt(covered, span.fromAt)?.personId).toBe('vera');
    expect(onCallAt(covered, span.toAt)?.personId).toBe('ana');
    expect(onCallAt(covered, span.fromAt - 1)?.untilAt).toBe(span.fromAt);
  });

  test('takes the first of two nine o’clocks, and the instant after a gap for a time that never is', () => {
    const inFold = { ...rotation, startsOn: '2026-10-25T02:30' };
    expect(onCallAt(inFold, fromIso('2026-10-25T00:30:00Z'))?.personId).toBe('ana');
    const inGap = { ...rotation, startsOn: '2026-03-29T02:30' };
    expect(onCallAt(inGap, fromIso('2026-03-29T00:59:59Z'))).toBeNull();
    expect(onCallAt(inGap, fromIso('2026-03-29T01:00:00Z'))?.personId).toBe('ana');
  });

  test('with nobody in it names nobody', () => {
    expect(onCallAt({ ...rotation, people: [] }, fromIso('2026-10-06T00:00:00Z'))).toBeNull();
  });
});
