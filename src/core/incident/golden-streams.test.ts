import { describe, expect, test } from 'vitest';
import { goldenStreams, type GoldenStream } from '#testing/golden-streams.ts';
import { referenceProcedure } from '#testing/reference-procedure.ts';
import { openObligations, type Incident } from './incident.ts';
import { clockKey, clocks, isBreached } from '../sla/clocks.ts';
import { conformance } from '../obligation/conformance.ts';
import { describeEvent } from './describe-event.ts';
import { fold } from './evolve.ts';

const golden = goldenStreams();

describe('a stream that was stored once stays readable', () => {
  test('there is at least one', () => expect(golden.length).toBeGreaterThan(0));

  test.each(golden)('%s', (_, { events, expected }) => {
    const incident = fold(events);
    if (incident === null) throw new Error('the stream is empty');
    expect(summary(incident)).toEqual(expected);
    const procedure = referenceProcedure();
    const names = {
      person: (id: string) => id,
      customer: (id: string) => id,
      feature: (id: string) => id,
      change: (id: string) => id,
    };
    expect(events.flatMap((event) => describeEvent(event, procedure, names) ?? []).length).toBeGreaterThan(5);
    expect(conformance(incident, procedure, incident.lastEventAt).length).toBeGreaterThan(3);
  });
});

test('clocks of stored streams are those that were told of', () => {
  const stored = golden.find(([file]) => file === 'clocks-warned-and-missed.json')?.[1].events ?? [];
  const incident = fold(stored);
  const missed = clocks(incident ?? { customers: {}, assessment: null }).filter((clock) => clock.breachedAt !== null);
  expect(missed.map((clock) => `${clock.customerId} ${clockKey(clock)}`)).toEqual([
    'acme first-response#1',
    'acme restore#1',
  ]);
  expect(missed.every((clock) => isBreached(clock, incident?.lastEventAt ?? 0))).toBe(true);
});

function summary(incident: Incident): GoldenStream['expected'] {
  return {
    phase: incident.phase,
    priority: incident.assessment?.priority ?? null,
    version: incident.version,
    posted: incident.updates.length,
    open: openObligations(incident).map((one) => one.key),
    late: Object.values(incident.obligations).filter((one) => one.wasLate).length,
  };
}
