import { setImmediate as nextTurn } from 'node:timers/promises';

/** Hands out much in slices, and lets whatever else waits have its turn before each further one. */
export async function* inSlices<T>(all: readonly T[], size: number): AsyncGenerator<T[]> {
  for (let from = 0; from < all.length; from += size) {
    if (from > 0) await nextTurn();
    yield all.slice(from, from + size);
  }
}
