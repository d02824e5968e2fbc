import type { TemplateShown } from '#contract/revert-plans.ts';
import { Ago } from '../../time/times.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { PlaceLink } from '../../ui/place-link.tsx';
import { Rows } from '../../ui/rows.tsx';

interface PlanRowsProps {
  rows: readonly TemplateShown[];
  onRehearse: (service: string) => void;
}

/** The plans in force, each with the proof of its last rehearsal and a button for the next. */
export function PlanRows({ rows, onRehearse }: PlanRowsProps) {
  return (
    <Rows
      label="Plans"
      rows={rows}
      keyOf={({ service }) => service}
      columns={[
        { title: 'Service', main: true, cell: ({ service }) => <bdi>{service}</bdi> },
        { title: 'Owner', cell: ({ owner }) => <bdi>{owner ?? 'nobody'}</bdi> },
        { title: 'Undone', cell: ({ reversible }) => REVERSIBLE[reversible] },
        { title: 'Steps', numeric: true, cell: ({ steps }) => steps.length },
        { title: 'Last rehearsed', cell: (row) => <LastRehearsal {...row} /> },
        { title: 'Next', cell: (row) => <Rehearse template={row} onRehearse={onRehearse} /> },
      ]}
    />
  );
}

const REVERSIBLE = { fully: 'fully', partly: 'in part', no: 'not at all' } as const;

function LastRehearsal({ lastRehearsal, stale, steps }: TemplateShown) {
  if (steps.length === 0) return <>nothing to rehearse</>;
  if (lastRehearsal === null) return <>never</>;
  const { at, environment, by, runId } = lastRehearsal;
  return (
    <>
      <Ago at={at} />
      {stale && ', too long ago'}, in <bdi>{environment}</bdi> by <bdi>{by}</bdi>.{' '}
      <PlaceLink to={`/ready/plans/runs/${runId}`}>See the proof</PlaceLink>
    </>
  );
}

function Rehearse({ template, onRehearse }: { template: TemplateShown; onRehearse: (service: string) => void }) {
  const { service, rehearsing, steps } = template;
  if (rehearsing !== null)
    return (
      <>
        Under way in <bdi>{rehearsing.environment}</bdi>.{' '}
        <PlaceLink to={`/ready/plans/runs/${rehearsing.runId}`}>See how it goes</PlaceLink>
      </>
    );
  if (steps.length === 0) return null;
  return (
    <ActionButton onClick={() => onRehearse(service)} aria-label={`Rehearse ${service}`}>
      Rehearse
    </ActionButton>
  );
}
