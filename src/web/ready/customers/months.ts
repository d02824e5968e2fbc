const MONTHS = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `November 2026`. */
export function monthWords(month: string): string {
  return MONTHS.format(new Date(`${month}-01T00:00:00Z`));
}

/** The month so many months later, as `2026-11`. */
export function nextMonth(month: string, by: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + by);
  return date.toISOString().slice(0, 7);
}
