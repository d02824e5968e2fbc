import type { InsightsSummary } from '#contract/insights.ts';
import { durationInWords } from '#core/comms/time-in-words.ts';
import { shareInWords, type Share } from '#core/insights/share.ts';

/** One of the few figures that come first. */
export interface KeyFigure {
  title: string;
  /** The figure in words. */
  words(summary: InsightsSummary): string;
  /** What it is a figure of, and of how many. */
  about(summary: InsightsSummary): string;
  /** How high its bar is; null for none. */
  height(summary: InsightsSummary): number | null;
  /** What a bar of full height stands for; null: the highest of all. */
  full: number | null;
}

const percent = ({ n, of }: Share): number | null => (of === 0 ? null : (100 * n) / of);
const within = (medianMs: number | null): string => (medianMs === null ? '–' : durationInWords(medianMs));
const shareOrNothing = (share: Share): string => (share.of === 0 ? '–' : shareInWords(share));

export const KEY_FIGURES: readonly KeyFigure[] = [
  {
    title: 'Duties on time',
    words: ({ onTime }) => shareOrNothing(onTime),
    about: () => 'of what the procedure owed',
    height: ({ onTime }) => percent(onTime),
    full: 100,
  },
  {
    title: 'First word outside',
    words: ({ times }) => within(times['first-word'].medianMs),
    about: ({ times }) => spreadWords(times['first-word']),
    height: ({ times }) => times['first-word'].medianMs,
    full: null,
  },
  {
    title: 'Service restored',
    words: ({ times }) => within(times.restored.medianMs),
    about: ({ times }) => spreadWords(times.restored),
    height: ({ times }) => times.restored.medianMs,
    full: null,
  },
  {
    title: 'Revert first',
    words: ({ revertFirst }) => shareOrNothing(revertFirst),
    about: () => 'where a strong suspect stood',
    height: ({ revertFirst }) => percent(revertFirst),
    full: 100,
  },
  {
    title: 'Pages at night',
    words: ({ pagesAtNight: { n } }) => String(n),
    about: ({ pagesAtNight: { of } }) => (of === 1 ? 'of one page' : `of ${of} pages`),
    height: ({ pagesAtNight: { n } }) => n,
    full: null,
  },
];

function spreadWords({ n, p90Ms }: InsightsSummary['times']['restored']): string {
  return p90Ms === null
    ? 'in no incident yet'
    : `half of ${n} within that, nine of ten within ${durationInWords(p90Ms)}`;
}
