import { diff3Merge } from 'node-diff3';

/** More lines against lines than this are not compared: the writers see both texts instead of waiting. */
const MOST_COMPARISONS = 1_000_000;

export type Merged = { outcome: 'merged'; text: string } | { outcome: 'conflict' };

/**
 * Two texts that both began as `base`, put together line by line. Lines that both changed, also when both added
 * something at the same place, are a conflict, unless both say the same.
 */
export function mergeTexts(base: string, stored: string, mine: string): Merged {
  if (mine === base || mine === stored) return { outcome: 'merged', text: stored };
  if (stored === base) return { outcome: 'merged', text: mine };
  const { head, tail, middles } = apart([base, stored, mine].map((text) => text.split('\n')));
  const [o = [], a = [], b = []] = middles;
  if (o.length * Math.max(a.length, b.length) > MOST_COMPARISONS) return { outcome: 'conflict' };
  const middle: string[] = [];
  for (const { ok } of diff3Merge(a, o, b, { excludeFalseConflicts: true })) {
    if (ok === undefined) return { outcome: 'conflict' };
    middle.push(...ok);
  }
  return { outcome: 'merged', text: [...head, ...middle, ...tail].join('\n') };
}

/** The lines with which all begin and end, and what differs between them. */
function apart(texts: string[][]): { head: string[]; tail: string[]; middles: string[][] } {
  const [first = []] = texts;
  const shortest = Math.min(...texts.map(({ length }) => length));
  let before = 0;
  while (before < shortest && texts.every((lines) => lines[before] === first[before])) before += 1;
  let after = 0;
  while (after < shortest - before && texts.every((lines) => lines.at(-1 - after) === first.at(-1 - after))) after += 1;
  return {
    head: first.slice(0, before),
    tail: first.slice(first.length - after),
    middles: texts.map((lines) => lines.slice(before, lines.length - after)),
  };
}
