import { isCommonWord } from './common-words.ts';
import type { HurtSignal } from './hurt-signal.ts';
import type { RecordedChange } from './recorded-change.ts';
import type { ServiceCatalogue } from './service-map.ts';
import { tradesOf } from './trades.ts';
import { withoutNames } from './without-names.ts';

/** What a change and the signals have in common in words; each word once, in the first list that holds it. */
export interface SharedWords {
  /** Words of the change's title that the signals of the place that was hurt first use too. */
  title: string[];
  /** Words of its description that they use too. */
  description: string[];
  /** Words of either that only signals of other places use. */
  beside: string[];
  /** Trades both are about, such as permissions. */
  trades: string[];
}

/** For each change, by id, what it has in common with the signals; names of services and features are no words. */
export function sharedWords(
  changes: readonly RecordedChange[],
  signals: { atFirstPlace: readonly HurtSignal[]; beside: readonly HurtSignal[] },
  catalogue: ServiceCatalogue,
): Map<string, SharedWords> {
  const bare = withoutNames(catalogue);
  const saidBy = (some: readonly HurtSignal[]): string => some.map(({ text }) => bare(text)).join('\n');
  const atFirst = saidBy(signals.atFirstPlace);
  const told = new Set(stemsOf(atFirst).keys());
  const toldBeside = new Set(stemsOf(saidBy(signals.beside)).keys());
  const toldTrades = tradesOf(atFirst);
  return new Map(
    changes.map(({ id, title, description, services }) => {
      const inTitle = stemsOf(bare(title));
      const inDescription = stemsOf(bare(description));
      const trades =
        toldTrades.size === 0
          ? []
          : [...tradesOf(`${title} ${services.join(' ')}`)].filter((one) => toldTrades.has(one));
      return [
        id,
        {
          title: wordsIn(inTitle, (stem) => told.has(stem)),
          description: wordsIn(inDescription, (stem) => told.has(stem) && !inTitle.has(stem)),
          beside: wordsIn(new Map([...inDescription, ...inTitle]), (stem) => toldBeside.has(stem) && !told.has(stem)),
          trades,
        },
      ];
    }),
  );
}

function wordsIn(stems: ReadonlyMap<string, string>, isShared: (stem: string) => boolean): string[] {
  return [...stems].filter(([stem]) => isShared(stem)).map(([, word]) => word);
}

/** The words of a text in lower case, each behind what is left of it without the commonest English endings. */
function stemsOf(text: string): Map<string, string> {
  const words = text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return new Map(words.filter((word) => !isCommonWord(word)).map((word) => [withoutEnding(word), word]));
}

function withoutEnding(word: string): string {
  const bare = word.replace(/(?:ations?|ings?|ers?|ed|es|s|e)$/, '');
  return bare.length >= 3 ? bare : word;
}
