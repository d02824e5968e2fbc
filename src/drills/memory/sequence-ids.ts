import type { Ids } from '#app/ports/ids.ts';

/** Ids that count up per prefix, such as `incident_3`; a seed, when given, tells two sequences apart. */
export function sequenceIds(seed = ''): Ids {
  const counts = new Map<string, number>();
  return {
    next(prefix) {
      const count = (counts.get(prefix) ?? 0) + 1;
      counts.set(prefix, count);
      return seed === '' ? `${prefix}_${count}` : `${prefix}_${seed}_${count}`;
    },
  };
}
