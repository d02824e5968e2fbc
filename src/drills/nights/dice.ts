/**
 * A uniform number in [0, 1) for one purpose, such as `dice('answer', 'ana', 3)`. The same purpose and keys always give
 * the same number, whatever else was asked before: two procedures that are compared meet the same luck.
 */
export type Dice = (purpose: string, ...keys: (string | number)[]) => number;

/** The dice of one night of a seed. */
export function diceOf(seed: number, night: number): Dice {
  return (purpose, ...keys) => uniform(`${seed}/${night}/${purpose}/${keys.join('/')}`);
}

/** A 53-bit number from a text, by two lanes of multiply and xorshift that are mixed into each other at the end. */
function uniform(text: string): number {
  let high = 0x9e3779b9;
  let low = 0x85ebca6b;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 0xcc9e2d51);
    low = Math.imul(low ^ code, 0x1b873593);
    high ^= high >>> 15;
    low ^= low >>> 13;
  }
  const [one, other] = [mixed(high ^ (low >>> 7)), mixed(low ^ Math.imul(high, 0xc2b2ae35))];
  return ((one & 0x1fffff) * 2 ** 32 + (other >>> 0)) / 2 ** 53;
}

/** The finalizer of MurmurHash3: every bit of the input changes half of the output. */
function mixed(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** A length of time by its median and its 90th percentile. */
export interface Spread {
  median: number;
  p90: number;
}

/** Luck so extreme is cut off, so that no draw lasts for days. */
const EXTREME = 0.002;

/**
 * The value of a log-logistic distribution at a uniform number: never negative, with the long tail that times to answer
 * and to repair have, and growing with the number, so that more luck is always less time.
 */
export function spreadAt({ median, p90 }: Spread, luck: number): number {
  const u = Math.min(1 - EXTREME, Math.max(EXTREME, luck));
  return median * (u / (1 - u)) ** (Math.log(p90 / median) / Math.log(9));
}

/** The value of an exponential distribution at a uniform number. */
export function exponentialAt(mean: number, luck: number): number {
  return -mean * Math.log(1 - Math.min(1 - EXTREME, luck));
}

/** The entry whose share of the weights holds a uniform number. */
export function pick<T extends string>(weights: Record<T, number>, luck: number): T {
  const entries = Object.entries(weights) as [T, number][];
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let left = luck * total;
  for (const [name, weight] of entries) {
    if (left < weight) return name;
    left -= weight;
  }
  const last = entries.at(-1);
  if (last === undefined) throw new Error('there is nothing to pick from');
  return last[0];
}
