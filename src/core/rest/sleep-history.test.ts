import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../shared/instant.ts';
import { assumedSettings, type UsualSleep } from './person-rest.ts';
import { sleepsOf, type RestSign } from './sleep-history.ts';
import { lengthOf, usualNights } from './usual-nights.ts';
import { whereabouts } from './whereabouts.ts';

/** An instant of January 1970 in UTC: the day, counted from 0, and the hour, such as `20 23:00`. */
function at(text: string): number {
  const [, day = '0', hours = '0', minutes = '0'] = /^(\d+) (\d+):(\d+)$/.exec(text) ?? [];
  return Number(day) * DAY_MS + Number(hours) * HOUR_MS + Number(minutes) * MINUTE_MS;
}

function shown(ms: number): string {
  const day = Math.floor(ms / DAY_MS);
  const minute = Math.round((ms - day * DAY_MS) / MINUTE_MS);
  return `${day} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

const NIGHT: UsualSleep = { fromMinute: 23 * 60, toMinute: 7 * 60 };

function sleeps(signs: RestSign[], usual: UsualSleep = NIGHT) {
  const settings = { ...assumedSettings('UTC'), usual, usualBeforeDayOff: usual };
  const stays = whereabouts({ settings, facts: [] }, at('13 12:00'), at('23 12:00'));
  return sleepsOf(usualNights(settings, stays), signs, lengthOf(usual));
}

/** The nights that end on days 21 and 22, in words, unless they are usual. */
function lastNight(signs: RestSign[], usual: UsualSleep = NIGHT): string[] {
  return sleeps(signs, usual)
    .filter(({ from, to }) => to > at('20 12:00') && from < at('21 20:00'))
    .map(({ from, to, basis }) => `${shown(from)} to ${shown(to)}, ${basis}`);
}

const page = (paged: string, answered: string): RestSign => {
  const isQuick = at(answered) - at(paged) <= 10 * MINUTE_MS;
  return { kind: 'stir', at: at(isQuick ? paged : answered), lastAt: at(answered), factId: 'page' };
};
const activity = (time: string): RestSign => ({ kind: 'stir', at: at(time), lastAt: at(time), factId: 'activity' });
const toBed = (time: string): RestSign => ({ kind: 'to-bed', at: at(time), factId: 'bed' });
const awake = (time: string): RestSign => ({ kind: 'awake', at: at(time), factId: 'up' });
const slept = (from: string, to: string): RestSign => ({ kind: 'slept', at: at(from), toAt: at(to), factId: 'said' });

describe('a night of which nothing is known', () => {
  test('was slept as usual, and so was the week before', () => {
    expect(lastNight([])).toEqual(['20 23:00 to 21 07:00, assumed']);
    expect(sleeps([]).filter(({ to }) => to <= at('21 12:00') && to > at('14 12:00'))).toHaveLength(7);
  });

  test('of somebody who sleeps by day lies by day', () => {
    expect(lastNight([], { fromMinute: 9 * 60, toMinute: 17 * 60 })).toEqual([
      '20 09:00 to 20 17:00, assumed',
      '21 09:00 to 21 17:00, assumed',
    ]);
  });

  test('of somebody who sleeps from 03:00 to 11:00 begins and ends on one day', () => {
    expect(lastNight([], { fromMinute: 3 * 60, toMinute: 11 * 60 })).toEqual(['21 03:00 to 21 11:00, assumed']);
  });
});

describe('a page in the night', () => {
  test('that is answered wakes, and sleep comes back half an hour after', () => {
    expect(lastNight([page('21 02:00', '21 02:04')])).toEqual([
      '20 23:00 to 21 02:00, inferred',
      '21 02:34 to 21 07:00, inferred',
    ]);
  });

  test('that is answered late wakes at the answer', () => {
    expect(lastNight([page('21 02:00', '21 02:40')])[0]).toBe('20 23:00 to 21 02:40, inferred');
  });

  test('near the morning ends the night', () => {
    expect(lastNight([page('21 05:50', '21 05:55')])).toEqual(['20 23:00 to 21 05:50, inferred']);
  });

  test('followed by work keeps awake until it is quiet', () => {
    expect(lastNight([page('21 01:00', '21 01:02'), activity('21 01:20'), activity('21 01:45')])).toEqual([
      '20 23:00 to 21 01:00, inferred',
      '21 02:15 to 21 07:00, inferred',
    ]);
  });

  test('wakes a day sleeper at noon as it wakes others at night', () => {
    expect(lastNight([page('21 12:00', '21 12:04')], { fromMinute: 9 * 60, toMinute: 17 * 60 }).slice(1)).toEqual([
      '21 09:00 to 21 12:00, inferred',
      '21 12:34 to 21 17:00, inferred',
    ]);
  });
});

test('work into the night puts sleep off until it is quiet', () => {
  const shift: RestSign = { kind: 'stir', at: at('20 20:00'), lastAt: at('21 02:00'), factId: null };
  expect(lastNight([shift])).toEqual(['21 02:30 to 21 07:00, inferred']);
  expect(lastNight([{ ...shift, lastAt: at('21 06:00') }])).toEqual([]);
});

test('whoever is about a few minutes after their usual time had not gone to sleep', () => {
  expect(lastNight([activity('20 23:10')])).toEqual(['20 23:40 to 21 07:00, inferred']);
});

describe('what a person says', () => {
  test('of when they slept stands, whatever was inferred', () => {
    expect(lastNight([page('21 02:00', '21 02:04'), toBed('21 01:00'), slept('21 03:30', '21 06:00')])).toEqual([
      '21 03:30 to 21 06:00, reported',
    ]);
  });

  test('of a nap in the day leaves the night as it was, and of five hours in the morning takes its place', () => {
    expect(lastNight([slept('21 14:00', '21 14:30')])).toEqual([
      '20 23:00 to 21 07:00, assumed',
      '21 14:00 to 21 14:30, reported',
    ]);
    expect(lastNight([slept('21 08:00', '21 13:00')])).toEqual(['21 08:00 to 21 13:00, reported']);
  });

  test('“going to bed” begins the sleep, late or early', () => {
    expect(lastNight([toBed('21 01:30')])).toEqual(['21 01:30 to 21 07:00, reported']);
    expect(lastNight([toBed('20 21:00')])).toEqual(['20 21:00 to 21 07:00, reported']);
  });

  test('“going to bed” after a page does not unmake the sleep before it', () => {
    expect(lastNight([page('21 01:00', '21 01:10'), toBed('21 02:00')])).toEqual([
      '20 23:00 to 21 01:00, inferred',
      '21 02:00 to 21 07:00, reported',
    ]);
  });

  test('“going to bed” in the morning after a night of work is a sleep of the usual length', () => {
    const night: RestSign = { kind: 'stir', at: at('20 22:00'), lastAt: at('21 08:00'), factId: null };
    expect(lastNight([night, toBed('21 08:30')])).toEqual(['21 08:30 to 21 16:30, reported']);
  });

  test('“awake” ends a sleep, and in the evening it does not take the night away', () => {
    expect(lastNight([awake('21 04:00')])).toEqual(['20 23:00 to 21 04:00, reported']);
    expect(lastNight([awake('20 21:00')])).toEqual(['20 23:00 to 21 07:00, assumed']);
  });

  test('“awake” soon after the usual end is when they got up, and not when they were up already', () => {
    expect(lastNight([awake('21 08:30')])).toEqual(['20 23:00 to 21 08:30, reported']);
    expect(lastNight([activity('21 07:30'), awake('21 08:30')])).toEqual(['20 23:00 to 21 07:00, assumed']);
  });

  test('is answered for by the fact that changed the night', () => {
    expect(sleeps([toBed('21 01:30')]).find(({ basis }) => basis === 'reported')?.factId).toBe('bed');
    expect(sleeps([page('21 02:00', '21 02:04')]).filter(({ factId }) => factId === 'page')).toHaveLength(2);
  });
});

test('whatever is known, sleeps lie in order and apart', () => {
  const time = fc.integer({ min: at('13 12:00'), max: at('21 12:00') });
  const sign: fc.Arbitrary<RestSign> = fc.oneof(
    fc
      .tuple(time, fc.integer({ min: 0, max: 12 * HOUR_MS }))
      .map(([from, ms]) => ({ kind: 'stir' as const, at: from, lastAt: from + ms, factId: 'f' })),
    fc.record({ kind: fc.constantFrom('to-bed' as const, 'awake' as const), at: time, factId: fc.constant('f') }),
    fc
      .tuple(time, fc.integer({ min: MINUTE_MS, max: 12 * HOUR_MS }))
      .map(([from, ms]) => ({ kind: 'slept' as const, at: from, toAt: from + ms, factId: 'f' })),
  );
  const usual = fc.record({ fromMinute: fc.nat(1439), length: fc.integer({ min: 180, max: 840 }) });
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 12 }), usual, (signs, { fromMinute, length }) => {
      const known = sleeps(signs, { fromMinute, toMinute: (fromMinute + length) % 1440 });
      for (const [index, { from, to }] of known.entries()) {
        expect(to).toBeGreaterThan(from);
        expect(from).toBeGreaterThan(known[index - 1]?.to ?? Number.NEGATIVE_INFINITY);
      }
    }),
  );
});
