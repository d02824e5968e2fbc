/** A working week in a zone, and the days without work. */
export interface Calendar {
  /** IANA zone in which the working week is read. */
  zone: string;
  /** Minutes from local midnight per ISO weekday (1 Monday to 7 Sunday); absent days are free. */
  week: Partial<Record<1 | 2 | 3 | 4 | 5 | 6 | 7, { fromMinute: number; toMinute: number }>>;
  /** Local dates, `YYYY-MM-DD`, without work. */
  holidays: string[];
}
