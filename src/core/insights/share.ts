/** So many of so many. */
export interface Share {
  n: number;
  of: number;
}

/** Fewer than this many are never told as per cent: one more or less would move it by a quarter. */
const FEWEST_FOR_PERCENT = 5;

/** All shares as one. */
export function sumShares(shares: Iterable<Share>): Share {
  let [n, of] = [0, 0];
  for (const share of shares) {
    n += share.n;
    of += share.of;
  }
  return { n, of };
}

/** The share of those that answer yes; null is no answer. */
export function shareOf(answers: Iterable<boolean | null>): Share {
  let [n, of] = [0, 0];
  for (const answer of answers) {
    if (answer === null) continue;
    of += 1;
    if (answer) n += 1;
  }
  return { n, of };
}

/** `82 % of 44`, or `3 of 4` where so few say little; rounded down, so that 100 % means all. */
export function shareInWords({ n, of }: Share): string {
  if (of === 0) return 'none';
  return of < FEWEST_FOR_PERCENT ? `${n} of ${of}` : `${Math.floor((100 * n) / of)}\u00a0% of ${of}`;
}
