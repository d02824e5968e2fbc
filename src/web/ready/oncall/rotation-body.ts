import type { z } from 'zod';
import type { rotation } from '#contract/people.ts';

/** A rotation as the API takes it, without its id. */
export type RotationBody = Omit<z.input<typeof rotation>, 'id'>;
export type RotationRow = z.output<typeof rotation> & {
  now: { personId: string; name: string; untilAt: string | null } | null;
};

/** The body that puts a rotation as it is. */
export function bodyOf({ name, zone, startsOn, people, overrides }: RotationRow): RotationBody {
  return { name, zone, startsOn, people, overrides };
}

/** A local date and time of the reader's machine, as typed into a form, as an instant of the API; null when it is none. */
export function instantOfLocal(local: string): string | null {
  const ms = Date.parse(local);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

/** Turns a name into an id: `On-call engineers` becomes `on-call-engineers`. */
export function idOf(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64);
}
