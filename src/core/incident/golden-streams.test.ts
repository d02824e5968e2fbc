import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { referenceProcedure } from '#testing/reference-procedure.ts';
import { openObligations, type Incident } from './incident.ts';
import { conformance } from '../obligation/conformance.ts';
import { describeEvent } from './describe-event.ts';
import type { IncidentEvent } from './events.ts';
import { fold } from './evolve.ts';

const FOLDER = new URL('../../../fixtures/streams/', import.meta.url);

interface Golden {
  what: string;
  events: IncidentEvent[];
  expected: { phase: string; priority: string | null; version: number; posted: number; open: string[]; late: number };
}

/** Streams as desks have stored them. They are never rewritten: a changed event gets a new version and an upcast. */
const golden = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file) => [file, JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Golden] as const);

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

function summary(incident: Incident): Golden['expected'] {
  return {
    phase: incident.phase,
    priority: incident.assessment?.priority ?? null,
    version: incident.version,
    posted: incident.updates.length,
    open: openObligations(incident).map((one) => one.key),
    late: Object.values(incident.obligations).filter((one) => one.wasLate).length,
  };
}
