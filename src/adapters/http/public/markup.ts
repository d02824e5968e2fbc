const TEXT = Symbol('text');

/** HTML that is safe to send: made by `markup` only, so that text of others can never pass for it. */
export interface Markup {
  readonly [TEXT]: string;
}

export type MarkupValue = Markup | string | number | null | undefined | false | readonly MarkupValue[];

/** An HTML template whose every value is escaped, in text and in quoted attributes. Null, undefined and false leave nothing. */
export function markup(parts: TemplateStringsArray, ...values: MarkupValue[]): Markup {
  const filled = parts.map((part, index) => (index === 0 ? part : textOf(values[index - 1]) + part));
  return { [TEXT]: filled.join('') };
}

/** Markup of our own that must stay as it is, byte for byte. Never for anything that came from outside. */
export function constantMarkup(text: string): Markup {
  return { [TEXT]: text };
}

/** The text to send. */
export function render(page: Markup): string {
  return page[TEXT];
}

function textOf(value: MarkupValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string' || typeof value === 'number') return escape(String(value));
  return isList(value) ? value.map(textOf).join('') : value[TEXT];
}

function isList(value: Markup | readonly MarkupValue[]): value is readonly MarkupValue[] {
  return Array.isArray(value);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
