import type { z } from 'zod';
import type { personRow, rotation } from '#contract/people.ts';
import { fromIso } from '#core/shared/instant.ts';
import type { Rota } from './rota.ts';

/** Nobody's own words about their sleep are used: everybody is taken to sleep at the usual hours of their zone. */
const USUAL = { fromMinute: 23 * 60, toMinute: 7 * 60 };

/** The people of a desk without their names, and their rotations, as the API tells them; erased people are nobody. */
export function rotaFromDesk(
  people: Pick<z.output<typeof personRow>, 'id' | 'zone' | 'erased'>[],
  rotations: z.output<typeof rotation>[],
): Rota {
  return {
    isInvented: false,
    people: people.filter(({ erased }) => !erased).map(({ id, zone }) => ({ id, zone, sleep: USUAL })),
    rotations: rotations.map(({ id, zone, startsOn, people: turns, overrides }) => ({
      id,
      zone,
      startsOn,
      people: turns,
      overrides: overrides.map(({ personId, fromAt, toAt }) => ({
        personId,
        fromAt: fromIso(fromAt),
        toAt: fromIso(toAt),
      })),
    })),
  };
}
