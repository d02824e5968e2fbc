import { z } from 'zod';
import { parse } from 'yaml';
import type { Rota } from './rota.ts';

/** What is wrong with a file of people, in one sentence. */
export class RotaError extends Error {}

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$/, 'write it like 23:00-07:00');
const zone = z.string().refine(isZone, 'this is no time zone; write it like Europe/Berlin');
const id = z.string().regex(/^[\w.-]{1,64}$/, 'letters, digits, dots and dashes; at most 64');

const rotaFile = z.strictObject({
  people: z
    .array(z.strictObject({ id, name: z.string().max(200).optional(), zone, sleep: clock.default('23:00-07:00') }))
    .min(1)
    .max(500),
  rotations: z
    .record(
      id,
      z.strictObject({
        zone: zone.default('UTC'),
        starts: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'write it like 2026-01-05T09:00'),
        people: z.array(id).max(100),
      }),
    )
    .refine((rotations) => Object.keys(rotations).length <= 100, 'at most 100 rotations'),
});

/** Reads people and their weekly rotations from a file; names in it are left behind. Throws `RotaError`. */
export function readRota(yaml: string): Rota {
  const read = rotaFile.safeParse(parsed(yaml));
  if (!read.success) throw new RotaError(faultsOf(read.error));
  const people = read.data.people.map(({ id: personId, zone: home, sleep }) => ({
    id: personId,
    zone: home,
    sleep: usualSleep(sleep),
  }));
  const known = new Set(people.map((person) => person.id));
  if (known.size < people.length) throw new RotaError('Two people have the same id. Give each their own.');
  const rotations = Object.entries(read.data.rotations).map(([name, { zone: home, starts, people: turns }]) => {
    const stranger = turns.find((one) => !known.has(one));
    if (stranger !== undefined)
      throw new RotaError(
        `Rotation ${name} names ${stranger}, who is not among the people. Add them, or correct the id.`,
      );
    return { id: name, zone: home, startsOn: starts, people: turns, overrides: [] };
  });
  return { isInvented: false, people, rotations };
}

function parsed(yaml: string): unknown {
  try {
    return parse(yaml, { maxAliasCount: 0 }) as unknown;
  } catch (error) {
    throw new RotaError(
      `The file is no YAML: ${error instanceof Error ? error.message.split('\n')[0] : 'unreadable'}.`,
    );
  }
}

function faultsOf({ issues }: z.ZodError): string {
  const [first] = issues;
  return `${first?.path.join('.') ?? 'people'}: ${first?.message ?? 'cannot be read'}.`;
}

function usualSleep(text: string): { fromMinute: number; toMinute: number } {
  const [fromMinute = 0, toMinute = 0] = text.split('-').map((time) => {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return hours * 60 + minutes;
  });
  return { fromMinute, toMinute };
}

function isZone(name: string): boolean {
  try {
    return Temporal.Now.zonedDateTimeISO(name).timeZoneId !== '';
  } catch {
    return false;
  }
}
