import { describe, expect, test } from 'vitest';
import { MINUTE_MS, toIso } from '#core/shared/instant.ts';
import { beatAt, instantIn, localTimeOf } from '../scenario.ts';
import { SCENARIOS, findScenario } from './find-scenario.ts';
import { LONG_NIGHT } from './long-night.ts';

/** The rows of the talk's slides: who did something at what time. */
const SLIDES = [
  ['17:03', 'soc'],
  ['17:05', 'on-call'],
  ['17:08', 'on-call'],
  ['17:33', 'soc'],
  ['17:35', 'on-call'],
  ['18:16', 'soc'],
];

test('exactly the rows of the talk’s slides are marked as told in the talk', () => {
  const told = LONG_NIGHT.beats.filter((beat) => beat.origin === 'talk');
  expect(told.map((beat) => [beat.at, beat.who])).toEqual(SLIDES);
  expect(LONG_NIGHT.beats.every((beat) => (beat.origin === 'talk') === (beat.then !== null))).toBe(true);
});

test('the status page opened 73 minutes after the first ticket', () => {
  const at = (id: string) =>
    beatAt(
      LONG_NIGHT,
      LONG_NIGHT.beats.find((beat) => beat.id === id)!,
    );
  expect((at('status-page-at-last') - at('tickets')) / MINUTE_MS).toBe(73);
  expect(LONG_NIGHT.figuresThen?.['status-page']).toBe('73 min');
});

test('the change went out on a Sunday, a day before the first ticket', () => {
  const [recorded] = LONG_NIGHT.beats.flatMap(({ actions }) =>
    actions.flatMap((action) => (action.kind === 'record-change' ? [action.change] : [])),
  );
  const deployed = Temporal.Instant.fromEpochMilliseconds(recorded!.at).toZonedDateTimeISO(LONG_NIGHT.zone);
  expect(deployed.dayOfWeek).toBe(7);
  expect(instantIn(LONG_NIGHT, '17:03') - deployed.epochMilliseconds).toBeLessThanOrEqual(25 * 60 * MINUTE_MS);
});

describe.each(SCENARIOS.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
  test('is found by its id', () => {
    expect(findScenario(scenario.id)).toBe(scenario);
    expect(findScenario('no-such-night')).toBeNull();
  });

  test('has beats with ids of their own, played by its cast, in the order of their times', () => {
    const ids = scenario.beats.map((beat) => beat.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(scenario.beats.filter((beat) => scenario.cast[beat.who] === undefined)).toEqual([]);
    const times = scenario.beats.map((beat) => beatAt(scenario, beat));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(instantIn(scenario, scenario.startsAt));
    expect(times.at(-1)).toBeLessThan(instantIn(scenario, scenario.endsAt));
  });

  test('has a cast that its company employs', () => {
    const people = new Set(scenario.company.people.map((person) => person.id));
    expect(Object.values(scenario.cast).filter((member) => !people.has(member.personId))).toEqual([]);
  });

  test('calls the API with bodies that it takes', () => {
    const calls = scenario.beats.flatMap((beat) => beat.actions.filter((action) => action.kind === 'call'));
    expect(
      calls.filter(
        ({ route, params, body }) => !route.params.safeParse(params).success || !route.body.safeParse(body).success,
      ),
    ).toEqual([]);
  });

  test('writes to addresses that reach nobody', () => {
    const { people, catalogue } = scenario.company;
    const addresses = [
      ...people.map((person) => person.email ?? ''),
      ...catalogue.customers.flatMap((customer) => customer.emails),
    ];
    expect(addresses.filter((address) => !address.endsWith('.example'))).toEqual([]);
  });

  test('lets a visitor decide in each seat', () => {
    const seats = scenario.beats.flatMap((beat) => beat.decision?.seat ?? []);
    expect(new Set(seats)).toEqual(new Set(['on-call', 'imoc', 'soc']));
  });
});

describe('times of a scenario', () => {
  test('are wall times in its zone, on its day or days before and after', () => {
    expect(toIso(instantIn(LONG_NIGHT, '17:03'))).toBe('2018-11-19T15:03:00.000Z');
    expect(toIso(instantIn(LONG_NIGHT, '+1 02:06'))).toBe('2018-11-20T00:06:00.000Z');
    expect(toIso(instantIn(LONG_NIGHT, '-1 17:00'))).toBe('2018-11-18T15:00:00.000Z');
    expect(localTimeOf(LONG_NIGHT, instantIn(LONG_NIGHT, '+1 02:06') + 59_999)).toBe('02:06');
  });

  test.each(['25:00', '7:03', 'tomorrow', '+1'])('cannot be %s', (time) => {
    expect(() => instantIn(LONG_NIGHT, time)).toThrow();
  });
});
