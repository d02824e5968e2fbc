/** An instant as a field of date and time shows it, in the reader's own zone. */
export function toLocalInput(instant: string): string {
  const at = new Date(instant);
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
