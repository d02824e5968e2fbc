import type { SharedWords } from './shared-words.ts';

/**
 * SPOKEN: every second outage is described with a word of its cause's title or description, or of its trade.
 * MOST: how much one such word may say at most, since people describe the place that is hurt in the same words as any
 * change to it. A title names what was changed; a description often does where the title says only "Release 3.2"; a trade
 * is shared by many changes that nobody recorded.
 * PHRASE: two words in common fall together by chance less often than one.
 * BESIDE: how much words say that only later signals of other places use: those may tell of something else.
 */
const SPOKEN = 0.5;
const MOST = { title: 12, description: 8, beside: 3, trades: 2 };
const PHRASE = 2;
const KINDS = ['title', 'description', 'beside', 'trades'] as const;

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
      const weights = KINDS.flatMap((kind) => {
        const most = MOST[kind] * (kind !== 'trades' && words[kind].length > 1 ? PHRASE : 1);
        return words[kind].map((word) => Math.min(most, SPOKEN / chance(`${kind} ${word}`)));
      });
      return [id, Math.max(1 - SPOKEN, ...weights)];
    }),
  );
}

function keysOf(words: SharedWords): string[] {
  return KINDS.flatMap((kind) => words[kind].map((word) => `${kind} ${word}`));
}
