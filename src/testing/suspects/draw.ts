/** Seeded draws: the same seed gives the same cases on every machine. */
export interface Draw {
  /** From 0 up to 1, without 1. */
  share(): number;
  chance(share: number): boolean;
  between(from: number, to: number): number;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  oneOf<T>(choices: readonly T[]): T;
  /** Several different ones, or all when there are fewer. */
  someOf<T>(choices: readonly T[], count: number): T[];
  /** One of the keys, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
  /** Around a median; two of three lie within a factor of e^spread. */
  logNormal(median: number, spread: number): number;
}

/** Draws by mulberry32, a public-domain generator by Tommy Ettinger: enough for simulations, nothing to keep secrets with. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (from: number, to: number): number => from + Math.floor(share() * (to - from + 1));
  const oneOf = <T>(choices: readonly T[]): T => {
    const chosen = choices[whole(0, choices.length - 1)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  };
  return {
    share,
    chance: (limit) => share() < limit,
    between: (from, to) => from + share() * (to - from),
    whole,
    oneOf,
    someOf: (choices, count) =>
      choices
        .map((choice) => ({ choice, order: share() }))
        .toSorted((one, other) => one.order - other.order)
        .slice(0, count)
        .map(({ choice }) => choice),
    weighted: (weights) => {
      const keys = Object.keys(weights) as (keyof typeof weights)[];
      let left = share() * keys.reduce((sum, key) => sum + weights[key], 0);
      return keys.find((key) => (left -= weights[key]) < 0) ?? oneOf(keys);
    },
    logNormal: (median, spread) =>
      median * Math.exp(spread * Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share())),
  };
}
