import { describe, expect, test } from 'vitest';
import { DAY_MS, fromIso, HOUR_MS, MINUTE_MS, type Instant } from '../shared/instant.ts';
import { assumedSettings, type PersonRest, type RestFact, type RestSettings } from './person-rest.ts';
import { bandAround, estimatesAt, type RestEstimate } from './rest-estimate.ts';

const MINUTES = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
const usual = (from: string, to: string) => ({ fromMinute: MINUTES(from), toMinute: MINUTES(to) });

function somebody(zone: string, facts: RestFact[] = [], change: Partial<RestSettings> = {}): PersonRest {
  return { settings: { ...assumedSettings(zone), ...change }, facts };
}

function estimate(rest: PersonRest, at: string | Instant): RestEstimate {
  const [one] = estimatesAt(rest, [typeof at === 'string' ? fromIso(at) : at]);
  if (one === undefined) throw new Error('one time has one estimate');
  return one;
}

const hours = (ms: number): number => ms / HOUR_MS;
const page = (id: string, at: string, answered: string | null): RestFact => ({
  id,
  kind: 'page',
  at: fromIso(at),
  answeredAt: answered === null ? null : fromIso(answered),
});

describe('a responder who never states anything', () => {
  const rest = somebody('Europe/Berlin');

  test('is assumed to sleep as usual, and is told so', () => {
    const noon = estimate(rest, '2026-11-18T12:00:00+01:00');
    expect(noon).toMatchObject({ isAwake: true, basis: 'assumed', isInLow: false, nightPages: 0 });
    expect(hours(noon.awakeMs)).toBe(5);
    expect([hours(noon.sleptIn24hMs), hours(noon.sleptIn48hMs)]).toEqual([8, 16]);
    expect(noon.kss).toBeLessThan(4.5);
  });

  test('is a band that is wider for being assumed, and says where the width comes from', () => {
    const noon = estimate(rest, '2026-11-18T12:00:00+01:00');
    const { low, high } = bandAround(noon);
    expect(noon.band).toEqual([
      { from: 'people-differ', by: 1 },
      { from: 'sleep-assumed', by: 0.5 },
    ]);
    expect(high - low).toBeCloseTo(3, 9);
  });

  test('is sleepy after a long day, more so in the low before dawn', () => {
    const page4 = [page('p', '2026-11-18T04:00:00+01:00', '2026-11-18T04:05:00+01:00')];
    const awoken = estimate(somebody('Europe/Berlin', page4), '2026-11-18T04:20:00+01:00');
    expect(awoken).toMatchObject({ isAwake: true, isInLow: true, nightPages: 1, basis: 'inferred' });
    expect(awoken.lastSleep?.factId).toBe('p');
    expect(awoken.kss).toBeGreaterThan(7);
  });

  test('and does not answer a page sleeps on, as far as anybody knows', () => {
    const missed = somebody('Europe/Berlin', [page('p', '2026-11-18T04:00:00+01:00', null)]);
    expect(estimate(missed, '2026-11-18T04:20:00+01:00')).toMatchObject({ isAwake: false, nightPages: 0 });
  });

  test('is not followed in what they do on the desk until they turn that on', () => {
    const facts: RestFact[] = [{ id: 'a', kind: 'activity', at: fromIso('2026-11-18T02:00:00+01:00') }];
    expect(estimate(somebody('Europe/Berlin', facts), '2026-11-18T02:10:00+01:00').isAwake).toBe(false);
    const infers = somebody('Europe/Berlin', facts, { infer: true });
    expect(estimate(infers, '2026-11-18T02:10:00+01:00')).toMatchObject({ isAwake: true, basis: 'inferred' });
  });
});

describe('the night the clocks change', () => {
  const berlin = somebody('Europe/Berlin');

  test('into summer time is an hour short, and the body lags behind the clock for a day', () => {
    const morning = estimate(berlin, '2026-03-29T08:00:00+02:00');
    expect(hours(morning.sleptIn24hMs)).toBe(7);
    expect(hours(morning.awakeMs)).toBe(1);
    expect(morning.band.map(({ from }) => from)).toContain('body-clock-adrift');
    expect(estimate(berlin, '2026-03-31T08:00:00+02:00').band.map(({ from }) => from)).not.toContain(
      'body-clock-adrift',
    );
  });

  test('out of it is an hour longer, and the hour that comes twice is lived once', () => {
    const morning = estimate(berlin, '2026-10-25T08:00:00+01:00');
    expect(hours(morning.sleptIn24hMs)).toBe(9);
    const night = Array.from(
      { length: 48 },
      (_, index) => fromIso('2026-10-25T00:00:00+02:00') + index * 10 * MINUTE_MS,
    );
    expect(estimatesAt(berlin, night).every(({ isAwake }) => !isAwake)).toBe(true);
  });

  test('makes nobody jump: sleepiness moves less than a quarter step in five minutes', () => {
    for (const day of ['2026-03-28T08:00:00Z', '2026-10-24T08:00:00Z']) {
      const times = Array.from({ length: 170 }, (_, index) => fromIso(day) + index * 5 * MINUTE_MS);
      const curve = estimatesAt(berlin, times);
      for (const [index, { kss }] of curve.slice(1).entries())
        expect(Math.abs(kss - (curve[index]?.kss ?? 0))).toBeLessThan(0.25);
    }
  });

  test('is read by the low before dawn of the body, not of the clock on the wall', () => {
    expect(estimate(berlin, '2026-03-29T06:30:00+02:00').isInLow).toBe(true);
    expect(estimate(berlin, '2026-04-01T06:30:00+02:00').isInLow).toBe(false);
  });
});

describe('a traveller between zones', () => {
  const landedAt = fromIso('2026-11-10T18:00:00Z');
  const flight: RestFact = {
    id: 'z',
    kind: 'zone',
    at: landedAt,
    fromZone: 'Asia/Jerusalem',
    toZone: 'America/Los_Angeles',
  };
  const rest = somebody('America/Los_Angeles', [flight]);
  const local = (day: number, hour: number): Instant =>
    fromIso(`2026-11-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00-08:00`);

  test('sleeps by the clocks where they are, and is sleepy by the body they brought', () => {
    const evening = estimate(rest, local(11, 18));
    expect(hours(evening.awakeMs)).toBe(11);
    expect(evening.isInLow).toBe(true);
    const rested = estimate(somebody('America/Los_Angeles'), local(11, 18));
    expect(evening.kss).toBeGreaterThan(rested.kss + 1);
    expect(evening.band.find(({ from }) => from === 'body-clock-adrift')?.by).toBe(0.75);
  });

  test('has arrived within a fortnight, in the body too', () => {
    const later = estimate(rest, local(23, 18));
    expect(later.isInLow).toBe(false);
    expect(later.kss).toBeCloseTo(estimate(somebody('America/Los_Angeles'), local(23, 18)).kss, 1);
  });

  test('was up until the flight was over, and lies down where the night goes on', () => {
    const jet: RestFact = { ...flight, at: fromIso('2026-11-11T09:00:00Z') };
    const night = estimate(somebody('America/Los_Angeles', [jet]), fromIso('2026-11-11T10:00:00Z'));
    expect(night.isAwake).toBe(false);
    expect(night.lastSleep?.from).toBe(fromIso('2026-11-11T09:30:00Z'));
  });
});

describe('somebody with an unusual sleep window', () => {
  test('who sleeps from 09:00 to 17:00 is asleep at noon and rested at midnight, yet the sun has its say', () => {
    const worker = somebody('UTC', [], { usual: usual('09:00', '17:00'), usualBeforeDayOff: usual('09:00', '17:00') });
    expect(estimate(worker, '2026-11-18T12:00:00Z').isAwake).toBe(false);
    const midnight = estimate(worker, '2026-11-18T23:00:00Z');
    expect(hours(midnight.awakeMs)).toBe(6);
    expect(hours(midnight.sleptIn24hMs)).toBe(8);
    const dawn = estimate(worker, '2026-11-18T07:30:00Z');
    expect(dawn.kss).toBeGreaterThan(midnight.kss + 1);
  });

  test('who sleeps from 03:00 to 11:00 has their low, and their best hours, four hours later', () => {
    const late = somebody('UTC', [], { usual: usual('03:00', '11:00'), usualBeforeDayOff: usual('03:00', '11:00') });
    const early = somebody('UTC');
    expect(estimate(late, '2026-11-18T09:30:00Z').isInLow).toBe(true);
    expect(estimate(late, '2026-11-18T05:00:00Z').isInLow).toBe(false);
    expect(estimate(late, '2026-11-18T22:00:00Z').kss).toBeCloseTo(estimate(early, '2026-11-18T18:00:00Z').kss, 6);
  });

  test('who sleeps longer before a day off does so on those nights only', () => {
    const rest = somebody('UTC', [], { usualBeforeDayOff: usual('01:00', '10:00') });
    expect(hours(estimate(rest, '2026-11-21T12:00:00Z').awakeMs)).toBe(2);
    expect(hours(estimate(rest, '2026-11-23T12:00:00Z').awakeMs)).toBe(5);
    const friday = { ...rest, settings: { ...rest.settings, daysOff: [5, 6] } };
    expect(hours(estimate(friday, '2026-11-20T12:00:00Z').awakeMs)).toBe(2);
  });
});

describe('what a person says', () => {
  test('is what the estimate rests on, and narrows it', () => {
    const rest = somebody('UTC', [
      {
        id: 's',
        kind: 'slept',
        at: fromIso('2026-11-18T08:00:00Z'),
        fromAt: fromIso('2026-11-18T03:00:00Z'),
        toAt: fromIso('2026-11-18T06:00:00Z'),
      },
    ]);
    const noon = estimate(rest, '2026-11-18T12:00:00Z');
    expect(noon).toMatchObject({ basis: 'reported', lastSleep: { factId: 's' }, band: [{ from: 'people-differ' }] });
    expect(hours(noon.sleptIn24hMs)).toBe(3);
    expect(noon.kss).toBeGreaterThan(estimate(somebody('UTC'), '2026-11-18T12:00:00Z').kss);
  });

  test('the scale can be read with the other published intercept', () => {
    const at = fromIso('2026-11-18T12:00:00Z');
    const [usualOne] = estimatesAt(somebody('UTC'), [at]);
    const [other] = estimatesAt(somebody('UTC'), [at], { intercept: 10.6 });
    expect((usualOne?.kss ?? 0) - (other?.kss ?? 0)).toBeCloseTo(0.3, 9);
  });
});

test('whoever was up all the time that is looked at has been awake for that long, and sleeps next', () => {
  const now = fromIso('2026-11-18T12:00:00Z');
  const upAndAbout = [{ fromAt: now - 40 * DAY_MS, toAt: now }];
  const [before, present, night] = estimatesAt(somebody('UTC'), [now - DAY_MS, now, now + 14 * HOUR_MS], {
    upAndAbout,
  });
  expect([before?.awakeMs, before?.sleptIn48hMs]).toEqual([15 * DAY_MS, 0]);
  expect([present?.awakeMs, present?.sinceWakingMs]).toEqual([16 * DAY_MS, 16 * DAY_MS]);
  expect(night?.isAwake).toBe(false);
});

test('an estimate of one time is that of the same time within a year', () => {
  const rest = somebody('Europe/Berlin', [page('p', '2026-06-18T02:00:00Z', '2026-06-18T02:05:00Z')]);
  const from = fromIso('2026-01-01T00:00:00Z');
  const year = Array.from({ length: 365 * 4 }, (_, index) => from + index * 6 * HOUR_MS);
  const curve = estimatesAt(rest, year);
  for (const index of [100, 680, 673, 1200]) {
    const alone = estimate(rest, year[index] ?? 0);
    expect(alone.kss).toBeCloseTo(curve[index]?.kss ?? 0, 2);
    expect(alone).toMatchObject({ awakeMs: curve[index]?.awakeMs, nightPages: curve[index]?.nightPages });
  }
  expect(curve.at(-1)?.at).toBe(from + 365 * DAY_MS - 6 * HOUR_MS);
});
