import type { InsightsSummary } from '#contract/insights.ts';
import { durationInWords } from '#core/comms/time-in-words.ts';
import { shareInWords } from '#core/insights/share.ts';
import { Rows } from '../ui/rows.tsx';

const MILESTONES = [
  ['acknowledged', 'Somebody on it'],
  ['assessed', 'Impact known'],
  ['first-word', 'First word outside'],
  ['suspected', 'A change suspected'],
  ['reverted', 'Revert begun'],
  ['restored', 'Service restored'],
] as const;

/** How long each milestone took from the first signal. */
export function MilestoneTable({ times }: Pick<InsightsSummary, 'times'>) {
  const words = (durationMs: number | null) => (durationMs === null ? '–' : durationInWords(durationMs));
  return (
    <Rows
      label="From the first signal"
      rows={MILESTONES.map(([milestone, title]) => ({ milestone, title, ...times[milestone] }))}
      keyOf={({ milestone }) => milestone}
      columns={[
        { title: 'Until', main: true, cell: ({ title }) => title },
        { title: 'Half within', numeric: true, cell: ({ medianMs }) => words(medianMs) },
        { title: 'Nine of ten within', numeric: true, cell: ({ p90Ms }) => words(p90Ms) },
        { title: 'Incidents', numeric: true, cell: ({ n }) => n },
      ]}
    />
  );
}

/** How each step of the procedure was kept. */
export function StepTable({ steps }: Pick<InsightsSummary, 'steps'>) {
  return (
    <Rows
      label="Step by step"
      rows={steps.filter(({ onTime }) => onTime.of > 0)}
      keyOf={({ step }) => step}
      columns={[
        { title: 'Step', main: true, cell: ({ number, title }) => `${number}. ${title}` },
        { title: 'On time', numeric: true, cell: ({ onTime }) => shareInWords(onTime) },
        { title: 'Late', numeric: true, cell: ({ onTime: { n, of } }) => of - n },
      ]}
    />
  );
}

/** What each role was asked to do, whoever held it. */
export function LoadTable({ load }: Pick<InsightsSummary, 'load'>) {
  return (
    <Rows
      label="Role by role"
      rows={load}
      keyOf={({ role }) => role}
      columns={[
        { title: 'Role', main: true, cell: ({ title }) => title },
        { title: 'Pages', numeric: true, cell: ({ pages }) => pages },
        { title: 'At night', numeric: true, cell: ({ pagesAtNight }) => pagesAtNight },
        { title: 'Work', numeric: true, cell: ({ workedMs }) => durationInWords(workedMs) },
        { title: 'Work at night', numeric: true, cell: ({ workedAtNightMs }) => durationInWords(workedAtNightMs) },
      ]}
    />
  );
}
