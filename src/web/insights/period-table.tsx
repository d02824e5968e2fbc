import type { InsightsAnswer } from '#contract/insights.ts';
import { durationInWords } from '#core/comms/time-in-words.ts';
import { shareInWords, type Share } from '#core/insights/share.ts';
import { Rows } from '../ui/rows.tsx';
import { goesOn, periodWords } from './period-words.ts';

/** What the bars show, in numbers: a line for each week or quarter, the newest first. */
export function PeriodTable({ answer }: { answer: InsightsAnswer }) {
  const shareOrNothing = (share: Share) => (share.of === 0 ? '–' : shareInWords(share));
  const median = (medianMs: number | null) => (medianMs === null ? '–' : durationInWords(medianMs));
  return (
    <Rows
      label={answer.by === 'week' ? 'Week by week' : 'Quarter by quarter'}
      rows={answer.periods.toReversed()}
      keyOf={({ key }) => key}
      columns={[
        {
          title: answer.by === 'week' ? 'Week of' : 'Quarter',
          main: true,
          cell: (period) => `${periodWords(period, answer)}${goesOn(period, answer) ? ', so far' : ''}`,
        },
        { title: 'Incidents', numeric: true, cell: ({ incidents }) => incidents },
        { title: 'On time', numeric: true, cell: ({ onTime }) => shareOrNothing(onTime) },
        { title: 'First word', numeric: true, cell: ({ times }) => median(times['first-word'].medianMs) },
        { title: 'Restored', numeric: true, cell: ({ times }) => median(times.restored.medianMs) },
        { title: 'Revert first', numeric: true, cell: ({ revertFirst }) => shareOrNothing(revertFirst) },
        { title: 'Pages at night', numeric: true, cell: ({ pagesAtNight: { n } }) => n },
      ]}
    />
  );
}
