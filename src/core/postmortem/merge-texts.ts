import { diff3Merge } from 'node-diff3';

/** More pieces against pieces than this are not compared: the writers see both texts instead of waiting. */
const MOST_COMPARISONS = 1_000_000;

/** One text, or the news that both sides changed the same place. */
export type Merged = { outcome: 'merged'; text: string } | { outcome: 'conflict' };

/** The text both began with, what is stored now, and what is to be saved. */
type Versions<T> = { base: T; stored: T; mine: T };

/**
 * Two texts that both began as `base`, put together: line by line, and where lines meet sentence by sentence. A sentence
 * that both changed, also when both added something at the same place, is a conflict, unless both say the same.
 */
export function mergeTexts(base: string, stored: string, mine: string): Merged {
  if (mine === base || mine === stored) return { outcome: 'merged', text: stored };
  if (stored === base) return { outcome: 'merged', text: mine };
  const versions = each({ base, stored, mine }, (text) => text.split('\n'));
  const lines = mergePieces(versions, (met) => {
    // Lines that one deleted while the other changed them, or that both added, have no sentences in common.
    if (met.base.length === 0 || met.stored.length === 0 || met.mine.length === 0) return null;
    const pieces = each(met, (some) => sentencesOf(some.join('\n')));
    return (
      mergePieces(pieces, () => null)
        ?.join('')
        .split('\n') ?? null
    );
  });
  return lines === null ? { outcome: 'conflict' } : { outcome: 'merged', text: lines.join('\n') };
}

/** Puts pieces together; where both changed the same, `settle` says what stands there, or null for a conflict. */
function mergePieces(
  versions: Versions<string[]>,
  settle: (met: Versions<string[]>) => string[] | null,
): string[] | null {
  const { head, tail, middles } = apart(versions);
  const { base, stored, mine } = middles;
  if (base.length * Math.max(stored.length, mine.length) > MOST_COMPARISONS) return null;
  const middle: string[] = [];
  for (const { ok, conflict } of diff3Merge(stored, base, mine, { excludeFalseConflicts: true })) {
    const piece = ok ?? (conflict && settle({ base: conflict.o, stored: conflict.a, mine: conflict.b }));
    if (piece === null || piece === undefined) return null;
    middle.push(...piece);
  }
  return [...head, ...middle, ...tail];
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Sentences and what stands between them, by turns: together they are the text. */
function sentencesOf(text: string): string[] {
  return [...sentences.segment(text)].flatMap(({ segment }) => {
    const said = segment.trimEnd();
    return [said, ...(segment.slice(said.length).match(/\s/gu) ?? [])].filter((piece) => piece !== '');
  });
}

/** The pieces with which all begin and end, and what differs between them. */
function apart(versions: Versions<string[]>): { head: string[]; tail: string[]; middles: Versions<string[]> } {
  const { base, stored, mine } = versions;
  const shortest = Math.min(base.length, stored.length, mine.length);
  const isSame = (at: number): boolean => base.at(at) === stored.at(at) && base.at(at) === mine.at(at);
  let before = 0;
  while (before < shortest && isSame(before)) before += 1;
  let after = 0;
  while (after < shortest - before && isSame(-1 - after)) after += 1;
  return {
    head: base.slice(0, before),
    tail: base.slice(base.length - after),
    middles: each(versions, (pieces) => pieces.slice(before, pieces.length - after)),
  };
}

function each<T, U>({ base, stored, mine }: Versions<T>, make: (one: T) => U): Versions<U> {
  return { base: make(base), stored: make(stored), mine: make(mine) };
}
