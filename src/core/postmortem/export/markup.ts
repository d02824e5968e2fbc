/** HTML that is safe to send. Made by `markup` only, so that words of others can never pass for it. */
export interface Html {
  readonly safe: string;
}

type Value = Html | string | number | null | readonly Value[];

/** A template whose every value is escaped, in text and in quoted attributes; null leaves nothing. */
export function markup(parts: TemplateStringsArray, ...values: Value[]): Html {
  return { safe: parts.map((part, index) => (index === 0 ? part : textOf(values[index - 1] ?? null) + part)).join('') };
}

/** Markup of our own, or of a library that escaped it. Never words of others. */
export function trusted(text: string): Html {
  return { safe: text };
}

function textOf(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string' || typeof value === 'number') return escape(String(value));
  return 'safe' in value ? value.safe : value.map(textOf).join('');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
