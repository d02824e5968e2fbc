const MARKUP = Symbol('markup');

/** Markup that is safe to send: made by `html` only, so that text of others can never pass for it. */
export interface Html {
  readonly [MARKUP]: string;
}

export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[];

/** A template whose every value is escaped, in text and in quoted attributes. Null, undefined and false leave nothing. */
export function html(parts: TemplateStringsArray, ...values: HtmlValue[]): Html {
  const filled = parts.map((part, index) => (index === 0 ? part : markupOf(values[index - 1]) + part));
  return { [MARKUP]: filled.join('') };
}

/** Markup of our own that must stay as it is, byte for byte. Never for anything that came from outside. */
export function constantMarkup(markup: string): Html {
  return { [MARKUP]: markup };
}

/** The text to send. */
export function render(page: Html): string {
  return page[MARKUP];
}

function markupOf(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return '';
  if (typeof value === 'string' || typeof value === 'number') return escape(String(value));
  return isList(value) ? value.map(markupOf).join('') : value[MARKUP];
}

function isList(value: Html | readonly HtmlValue[]): value is readonly HtmlValue[] {
  return Array.isArray(value);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
