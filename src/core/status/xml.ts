const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** What XML 1.0 cannot hold in any spelling (2.2): control characters, halves of pairs, and two that are no characters. */
// eslint-disable-next-line no-control-regex
const NOT_XML = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g;

/** An XML template whose every value is escaped. */
export function xml(parts: TemplateStringsArray, ...values: string[]): string {
  return parts.map((part, index) => (index === 0 ? part : escape(values[index - 1] ?? '') + part)).join('');
}

function escape(text: string): string {
  return text
    .toWellFormed()
    .replace(NOT_XML, '\uFFFD')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
