import { render, type Markup } from '../markup.ts';

/** How many of some parts fit into a number of bytes, and what is left of them. */
export function fit<T>(items: readonly T[], draw: (item: T) => Markup, bytes: number): { shown: Markup[]; left: T[] } {
  const shown: Markup[] = [];
  let used = 0;
  for (const [index, item] of items.entries()) {
    const drawn = draw(item);
    used += sizeOf(drawn);
    if (used > bytes) return { shown, left: items.slice(index) };
    shown.push(drawn);
  }
  return { shown, left: [] };
}

/** All parts in pages of at most so many bytes; one that is larger has a page of its own. At least one page. */
export function paginate<T>(items: readonly T[], draw: (item: T) => Markup, bytes: number): Markup[][] {
  const pages: Markup[][] = [[]];
  let used = 0;
  for (const item of items) {
    const drawn = draw(item);
    const size = sizeOf(drawn);
    if (used > 0 && used + size > bytes) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(drawn);
    used += size;
  }
  return pages;
}

/** At most so many characters, never half of one, and a sign that more follows. */
export function clipped(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')} …`;
}

function sizeOf(drawn: Markup): number {
  return Buffer.byteLength(render(drawn));
}
