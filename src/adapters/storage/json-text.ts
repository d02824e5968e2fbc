/** What `JSON.stringify` writes for characters that PostgreSQL refuses: U+0000 and halves of surrogate pairs. */
const SUSPICIOUS = /\\u(?:0000|d[89a-f])/i;

/** JSON for a jsonb column or parameter; what PostgreSQL could not hold is replaced by U+FFFD. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  return SUSPICIOUS.test(text) ? JSON.stringify(storable(value)) : text;
}

/** The same for a column that may be null; nothing is null, never JSON's own null. */
export function jsonOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : jsonText(value);
}

/** Text for a text column; what PostgreSQL could not hold is replaced by U+FFFD. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [storableText(name), storable(held)]));
}
