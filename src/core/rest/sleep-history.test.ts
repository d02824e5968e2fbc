import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../shared/instant.ts';
import { sleepsUntil, type NightFact, type UsualSleep } from './sleep-history.ts';

/** A wall time of the body clock: day 20 and the hour, such as `20 23:00`. */
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

/** The last night before 21 12:00, in words. */
function lastNight(facts: NightFact[], usual: UsualSleep = NIGHT, until = at('21 12:00')): string[] {
  return sleepsUntil(until, { usual: () => usual, facts })
    .filter(({ to }) => to > at('20 12:00'))
    .map(({ from, to, basis }) => `${shown(from)} to ${shown(to)}, ${basis}`);
}

describe('a night of which nothing is known', () => {
  test('was slept as usual, and so was the week before', () => {
    expect(lastNight([])).toEqual(['20 23:00 to 21 07:00, assumed']);
    expect(sleepsUntil(at('21 12:00'), { usual: () => NIGHT, facts: [] })).toHaveLength(7);
  });

  test('of somebody who sleeps by day lies by day', () => {
    const byDay = { fromMinute: 9 * 60, toMinute: 16 * 60 };
    expect(lastNight([], byDay, at('22 08:00')).at(-1)).toBe('21 09:00 to 21 16:00, assumed');
  });
});

describe('a page in the night', () => {
  test('that is answered at once wakes at the page, and sleep comes back half an hour after', () => {
    expect(lastNight([{ kind: 'page', at: at('21 02:00'), acknowledgedAt: at('21 02:04') }])).toEqual([
      '20 23:00 to 21 02:00, inferred',
      '21 02:34 to 21 07:00, inferred',
    ]);
  });

  test('that is answered late wakes at the answer', () => {
    expect(lastNight([{ kind: 'page', at: at('21 02:00'), acknowledgedAt: at('21 02:40') }])[0]).toBe(
      '20 23:00 to 21 02:40, inferred',
    );
  });

  test('that nobody answered woke nobody', () => {
    expect(lastNight([{ kind: 'page', at: at('21 02:00'), acknowledgedAt: null }])).toEqual([
      '20 23:00 to 21 07:00, assumed',
    ]);
  });

  test('near the morning ends the night', () => {
    expect(lastNight([{ kind: 'page', at: at('21 05:50'), acknowledgedAt: at('21 05:55') }])).toEqual([
      '20 23:00 to 21 05:50, inferred',
    ]);
  });

  test('followed by work keeps awake until it is quiet', () => {
    expect(
      lastNight([
        { kind: 'page', at: at('21 01:00'), acknowledgedAt: at('21 01:02') },
        { kind: 'activity', at: at('21 01:20') },
        { kind: 'activity', at: at('21 01:45') },
      ]),
    ).toEqual(['20 23:00 to 21 01:00, inferred', '21 02:15 to 21 07:00, inferred']);
  });
});

describe('what a person says', () => {
  test('of when they slept stands, whatever was inferred', () => {
    expect(
      lastNight([
        { kind: 'page', at: at('21 02:00'), acknowledgedAt: at('21 02:04') },
        { kind: 'said-slept', from: at('21 03:30'), to: at('21 06:00') },
      ]),
    ).toEqual(['21 03:30 to 21 06:00, reported']);
  });

  test('“going to bed” begins the sleep, late or early', () => {
    expect(lastNight([{ kind: 'said-to-bed', at: at('21 01:30') }])).toEqual(['21 01:30 to 21 07:00, reported']);
    expect(lastNight([{ kind: 'said-to-bed', at: at('20 21:00') }])).toEqual(['20 21:00 to 21 07:00, reported']);
  });

  test('“awake” ends it', () => {
    expect(lastNight([{ kind: 'said-awake', at: at('21 04:00') }])).toEqual(['20 23:00 to 21 04:00, reported']);
  });
});

test('whatever is known, sleeps lie in order, apart, and before now', () => {
  const time = fc.integer({ min: at('13 12:00'), max: at('21 12:00') });
  const fact: fc.Arbitrary<NightFact> = fc.oneof(
    fc.record({ kind: fc.constant('page' as const), at: time, acknowledgedAt: fc.option(time) }),
    fc.record({ kind: fc.constantFrom('activity' as const, 'said-to-bed' as const, 'said-awake' as const), at: time }),
    fc
      .tuple(time, fc.integer({ min: MINUTE_MS, max: 12 * HOUR_MS }))
      .map(([from, ms]) => ({ kind: 'said-slept' as const, from, to: from + ms })),
  );
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 12 }), time, (facts, until) => {
      const sleeps = sleepsUntil(until, { usual: () => NIGHT, facts });
      for (const [index, { from, to }] of sleeps.entries()) {
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(until);
        expect(from).toBeGreaterThan(sleeps[index - 1]?.to ?? Number.NEGATIVE_INFINITY);
      }
    }),
  );
});
