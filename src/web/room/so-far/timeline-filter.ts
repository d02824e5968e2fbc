import type { TimelineEntry } from '#contract/room.ts';

export type TimelineFilter = 'all' | 'people' | 'conversation' | 'words' | 'desk';

export const FILTERS: readonly { value: TimelineFilter; title: string }[] = [
  { value: 'all', title: 'All' },
  { value: 'people', title: 'By people' },
  { value: 'conversation', title: 'Talk' },
  { value: 'words', title: 'Words sent' },
  { value: 'desk', title: 'By TwoAM' },
];

/** Whether an entry passes a filter. */
export function passes(entry: TimelineEntry, filter: TimelineFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'people':
      return !entry.automatic;
    case 'conversation':
      return entry.kind === 'conversation';
    case 'words':
      return entry.kind === 'words' || entry.kind === 'delivery';
    case 'desk':
      return entry.automatic;
  }
}

/** Entries in days of the reader's zone: each with the day's words when it is the first of it. */
export function withDays(
  entries: readonly TimelineEntry[],
  dayOf: (iso: string) => string,
): { entry: TimelineEntry; day: string | null }[] {
  let before: string | null = null;
  return entries.map((entry) => {
    const day = dayOf(entry.at);
    const shown = day === before ? null : day;
    before = day;
    return { entry, day: shown };
  });
}
