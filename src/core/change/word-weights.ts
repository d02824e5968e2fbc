import type { SharedWords } from './shared-words.ts';

/**
 * SPOKEN: every second outage is described with a word of its cause's title, fewer with one of its description or trade.
 * MOST: how much one such word may say at most. A title names what was changed; a description mentions a lot that was
 * not; a trade is shared by many changes that nobody recorded.
 */
const SPOKEN = 0.5;
const MOST = { title: 8, description: 4, trades: 2 };
const KINDS = ['title', 'description', 'trades'] as const;

/**
 * How many times more likely each change, by id, makes what the signals say: the rarer among the changes the word is, the
 * more. Having nothing in common speaks a little against.
 */
export function wordWeights(shared: ReadonlyMap<string, SharedWords>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const words of shared.values()) {
    for (const key of keysOf(words)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const chance = (key: string): number => (counts.get(key) ?? 0) / (shared.size + 1);
  return new Map(
    [...shared].map(([id, words]) => {
      const weights = KINDS.flatMap((kind) =>
        words[kind].map((word) => Math.min(MOST[kind], SPOKEN / chance(`${kind} ${word}`))),
      );
      return [id, Math.max(1 - SPOKEN, ...weights)];
    }),
  );
}

function keysOf(words: SharedWords): string[] {
  return KINDS.flatMap((kind) => words[kind].map((word) => `${kind} ${word}`));
}
