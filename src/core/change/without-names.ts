import type { ServiceCatalogue } from './service-map.ts';

/**
 * Takes the names of services and features out of texts and leaves them in lower case: which one is hurt or changed is
 * told by the map, and what is left tells what it is about.
 */
export function withoutNames({ services, features }: ServiceCatalogue): (text: string) => string {
  const byFirstWord = new Map<string, string[][]>();
  for (const name of [...services, ...features].flatMap(({ id, name: shown }) => [id, shown])) {
    const words = wordsOf(name);
    const [first] = words;
    if (first !== undefined) byFirstWord.set(first, [...(byFirstWord.get(first) ?? []), words]);
  }
  for (const names of byFirstWord.values()) names.sort((one, other) => other.length - one.length);
  return (text) => {
    const words = wordsOf(text);
    const left: string[] = [];
    for (let at = 0; at < words.length;) {
      const name = byFirstWord
        .get(words[at] ?? '')
        ?.find((one) => one.every((word, index) => words[at + index] === word));
      if (name === undefined) left.push(words[at] ?? '');
      at += name?.length ?? 1;
    }
    return left.join(' ');
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[_-][\p{L}\p{N}]+)*/gu) ?? [];
}
