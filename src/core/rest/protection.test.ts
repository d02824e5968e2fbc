import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { impact, incidentStory, IVO, severeImpact } from '#testing/incident-story.ts';
import { referenceProcedure } from '#testing/reference-procedure.ts';
import { DESK } from '../shared/actor.ts';
import { fromIso, HOUR_MS, MINUTE_MS, toIso, type Instant } from '../shared/instant.ts';
import { protectedRests, workedIn, type Worked } from './protection.ts';

const ELEVEN = 11 * HOUR_MS;
const worked = (from: string, to: string | null, personId = 'dana'): Worked => ({
  personId,
  fromAt: fromIso(from),
  toAt: to === null ? null : fromIso(to),
});
const rests = (all: Worked[], now: string, zone = 'Europe/Berlin') =>
  protectedRests(all, () => zone, ELEVEN, fromIso(now)).map(({ personId, fromAt, untilAt }) => ({
    personId,
    fromAt: fromAt === null ? null : toIso(fromAt).slice(0, 16),
    untilAt: toIso(untilAt).slice(0, 16),
  }));

describe('protected rest', () => {
  test.each([
    ['an hour at night', [worked('2026-11-25T21:30:00Z', '2026-11-25T22:30:00Z')], '2026-11-26T09:30'],
    [
      'an hour in two parts',
      [worked('2026-11-25T21:30:00Z', '2026-11-25T22:00:00Z'), worked('2026-11-26T03:00:00Z', '2026-11-26T03:30:00Z')],
      '2026-11-26T14:30',
    ],
    [
      'an evening that goes on into the night',
      [worked('2026-11-25T15:00:00Z', '2026-11-25T22:30:00Z')],
      '2026-11-26T09:30',
    ],
    ['a page answered in the low', [worked('2026-11-26T02:00:00Z', '2026-11-26T02:00:00Z')], '2026-11-26T13:00'],
  ])('follows %s', (_, all, untilAt) => {
    expect(rests(all, '2026-11-26T06:00:00Z')).toMatchObject([{ personId: 'dana', untilAt }]);
  });

  test.each([
    ['less than an hour at night', [worked('2026-11-25T21:30:00Z', '2026-11-25T22:29:00Z')]],
    [
      'half an hour in two roles at once',
      [worked('2026-11-25T21:30:00Z', '2026-11-25T22:10:00Z'), worked('2026-11-25T21:30:00Z', '2026-11-25T22:10:00Z')],
    ],
    ['a page answered before the low', [worked('2026-11-25T23:00:00Z', '2026-11-25T23:00:00Z')]],
    ['a working day', [worked('2026-11-25T08:00:00Z', '2026-11-25T17:00:00Z')]],
    ['a night after which the rest is over', [worked('2026-11-24T21:00:00Z', '2026-11-25T04:00:00Z')]],
  ])('does not follow %s', (_, all) => {
    expect(rests(all, '2026-11-26T03:59:00Z')).toEqual([]);
  });

  test('goes by the night of the person: in San Francisco it is afternoon', () => {
    const all = [worked('2026-11-25T22:00:00Z', '2026-11-26T02:00:00Z')];
    expect(rests(all, '2026-11-26T03:00:00Z', 'America/Los_Angeles')).toEqual([]);
    expect(rests(all, '2026-11-26T03:00:00Z', 'Europe/Berlin')).toHaveLength(1);
  });

  test('of whoever still works lasts at least as long, counted from now', () => {
    expect(rests([worked('2026-11-25T20:00:00Z', null)], '2026-11-26T01:00:00Z')).toEqual([
      { personId: 'dana', fromAt: null, untilAt: '2026-11-26T12:00' },
    ]);
  });

  test('of whoever still works ends on a full hour, so that it stands while the clock goes on', () => {
    const all = [worked('2026-11-25T20:00:00Z', null)];
    for (const now of ['2026-11-26T01:00:01Z', '2026-11-26T01:30:00Z', '2026-11-26T02:00:00Z'])
      expect(rests(all, now)).toMatchObject([{ fromAt: null, untilAt: '2026-11-26T13:00' }]);
  });

  test('begins anew when somebody works again before it is over, and only then', () => {
    const night = worked('2026-11-25T22:00:00Z', '2026-11-26T02:00:00Z');
    const early = worked('2026-11-26T11:00:00Z', '2026-11-26T12:00:00Z');
    const later = worked('2026-11-26T14:00:00Z', '2026-11-26T15:00:00Z');
    expect(rests([early, night], '2026-11-26T12:30:00Z')).toMatchObject([{ untilAt: '2026-11-26T23:00' }]);
    expect(rests([night, later], '2026-11-26T15:30:00Z')).toEqual([]);
  });

  test.each([
    ['begins', '2026-03-28T22:00:00Z', '2026-03-29T00:00:00Z', '13:00', 'Europe/Berlin'],
    ['ends', '2026-10-24T21:00:00Z', '2026-10-24T23:00:00Z', '11:00', 'Europe/Berlin'],
  ])('is eleven real hours on the night on which summer time %s', (_, from, to, localTime, zone) => {
    const [rest] = protectedRests([worked(from, to)], () => zone, ELEVEN, fromIso(to));
    expect(rest!.untilAt - fromIso(to)).toBe(ELEVEN);
    const local = Temporal.Instant.fromEpochMilliseconds(rest!.untilAt).toZonedDateTimeISO(zone);
    expect(local.toPlainTime().toString({ smallestUnit: 'minute' })).toBe(localTime);
  });

  test('lasts the hours of rest from the latest work, and is over then', () => {
    const start = fromIso('2026-10-20T00:00:00Z');
    const span = fc.tuple(fc.nat(10 * 24 * 60), fc.integer({ min: 60, max: 600 })).map(([from, length]): Worked => ({
      personId: 'dana',
      fromAt: start + from * MINUTE_MS,
      toAt: start + (from + length) * MINUTE_MS,
    }));
    const at = (all: Worked[], now: Instant) => protectedRests(all, () => 'Europe/Berlin', ELEVEN, now)[0];
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), fc.nat(11 * 24 * 60), (all, minute) => {
        const now = start + minute * MINUTE_MS;
        const rest = at(all, now);
        fc.pre(rest !== undefined);
        const begun = all.filter(({ fromAt }) => fromAt <= now);
        const latest = Math.max(...begun.map(({ toAt }) => Math.min(toAt ?? now, now)));
        expect(rest.untilAt).toBe(latest + ELEVEN);
        expect(at(begun, Math.max(rest.untilAt, ...begun.map(({ toAt }) => (toAt ?? now) + ELEVEN)))).toBeUndefined();
      }),
    );
  });
});

test('work is what roles were held for and the pages that somebody answered', () => {
  const event = { v: 1, by: DESK } as const;
  const page = { pageId: 'p', role: 'imoc', personIds: ['ivo'], textId: null };
  expect(
    workedIn(
      [
        { ...event, type: 'RolePaged', at: 1, data: page },
        { ...event, type: 'PageAnswered', at: 2, data: { pageId: 'p', outcome: 'acknowledged', personId: 'ivo' } },
        { ...event, type: 'PageAnswered', at: 3, data: { pageId: 'q', outcome: 'exhausted', personId: null } },
        { ...event, type: 'RoleAssigned', at: 4, data: { role: 'imoc', personId: 'ivo' } },
      ],
      referenceProcedure(),
    ),
  ).toEqual([
    { personId: 'ivo', fromAt: 4, toAt: null },
    { personId: 'ivo', fromAt: 2, toAt: 2 },
  ]);
});

test('a role of an incident that waits for working hours keeps nobody up, and one that is worked on again does', () => {
  const story = incidentStory({ tier: 'secondary', customers: ['acme', 'globex'] })
    .when(IVO, { type: 'AssignRole', role: 'imoc', personId: 'ivo' })
    .until('18:00')
    .when(IVO, impact({ tier: 'secondary', dataAtRisk: 'no', worsening: 'no' }))
    .until('2018-11-06T04:00:00Z');
  const hour = (at: Instant | null): string | null => (at === null ? null : toIso(at).slice(11, 16));
  const spans = () =>
    workedIn(story.events, story.procedure)
      .filter(({ fromAt, toAt }) => fromAt !== toAt)
      .map(({ fromAt, toAt }) => [hour(fromAt), hour(toAt)]);
  expect(story.incident.assessment?.priority).toBe('P3');
  expect(spans()).toEqual([['17:03', '18:00']]);
  story.when(IVO, severeImpact('again'));
  expect(spans()).toEqual([
    ['17:03', '18:00'],
    ['04:00', null],
  ]);
});
