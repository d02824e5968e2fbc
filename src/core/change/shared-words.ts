import type { HurtSignal } from './hurt-signal.ts';
import type { RecordedChange } from './recorded-change.ts';
import type { ServiceCatalogue } from './service-map.ts';
import { tradesOf } from './trades.ts';

/** Words too common in any text to tell one change from another. */
const COMMON = new Set(
  `about above after again all and any are back been before below but can cannot could does doing down each error errors
  fail failed fails failing failure for from gives had has have how into its just less like more most new not now off
  only other our out over per same set some such than that the their them then they this those too under until use used
  using very was were what when where which while who will with without writes you your customer customers ticket
  tickets check several`.split(/\s+/),
);

/** What a change and the signals have in common in words. */
export interface SharedWords {
  /** Words of the change's title that the signals use too. */
  title: string[];
  /** Words that only its description shares with them. */
  description: string[];
  /** Trades both are about, such as permissions. */
  trades: string[];
}

/** For each change, by id, what it has in common with the signals; names of services and features are no words. */
export function sharedWords(
  changes: readonly RecordedChange[],
  signals: readonly HurtSignal[],
  catalogue: ServiceCatalogue,
): Map<string, SharedWords> {
  const names = namesIn(catalogue);
  const told = new Map(signals.flatMap(({ text }) => stemsOf(text)).filter(([stem]) => !names.has(stem)));
  const toldTrades = tradesOf(signals.map(({ text }) => withoutNames(text, catalogue)).join('\n'));
  const common = (text: string): Map<string, string> => new Map(stemsOf(text).filter(([stem]) => told.has(stem)));
  return new Map(
    changes.map(({ id, title, description, services }) => {
      const inTitle = common(title);
      const inDescription = [...common(description)].filter(([stem]) => !inTitle.has(stem));
      const trades = [...tradesOf(`${title} ${services.join(' ')}`)].filter((trade) => toldTrades.has(trade));
      return [id, { title: [...inTitle.values()], description: inDescription.map(([, word]) => word), trades }];
    }),
  );
}

/** A text without the ids of services: which one is hurt is told by the map. */
function withoutNames(text: string, { services }: ServiceCatalogue): string {
  const ids = new Set(services.map(({ id }) => id));
  return text
    .split(/(?=[\s:,;"'])|(?<=[\s:,;"'])/u)
    .filter((part) => !ids.has(part))
    .join('');
}

function namesIn({ services, features }: ServiceCatalogue): Set<string> {
  return new Set([...services, ...features].flatMap(({ id, name }) => stemsOf(`${id} ${name}`).map(([stem]) => stem)));
}

/** The words of a text in lower case, each behind what is left of it without the commonest English endings. */
function stemsOf(text: string): [string, string][] {
  const words = text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return words.filter((word) => !COMMON.has(word)).map((word) => [withoutEnding(word), word]);
}

function withoutEnding(word: string): string {
  const bare = word.replace(/(?:ations?|ings?|ers?|ed|es|s|e)$/, '');
  return bare.length >= 3 ? bare : word;
}
