/** An instant as a field of date and time shows it, in the reader's own zone. */
export function localField(ms: number): string {
  const shifted = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** The instant that such a field names, as ISO 8601; undefined while it names none. */
export function instantOfLocal(field: string): string | undefined {
  const ms = Date.parse(field);
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString();
}
