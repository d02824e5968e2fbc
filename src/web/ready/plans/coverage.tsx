import type { z } from 'zod';
import type { planCoverage } from '#contract/revert-plans.ts';
import { Empty } from '../../ui/empty.tsx';
import { Rows } from '../../ui/rows.tsx';

type Shown = z.output<typeof planCoverage.answer>;

/** How many changes had a way back, by service, team and week. */
export function Coverage({ total, services, teams, weeks }: Shown) {
  if (total.changes === 0) return <Empty title="No change was recorded in the last twelve weeks." />;
  return (
    <>
      <p>
        Of {total.changes} changes in the last twelve weeks {total.complete} had a complete plan, {total.rehearsed} of
        them one that had been rehearsed.
      </p>
      <Shares label="By service" first="Service" rows={services} />
      {teams.length > 0 && <Shares label="By team" first="Team" rows={teams} />}
      <Shares label="By week" first="Week of" rows={weeks} />
    </>
  );
}

function Shares({ label, first, rows }: { label: string; first: string; rows: readonly Shown['total'][] }) {
  return (
    <Rows
      label={label}
      rows={rows}
      keyOf={({ name }) => name}
      columns={[
        { title: first, main: true, cell: ({ name }) => <bdi>{name}</bdi> },
        { title: 'Changes', numeric: true, cell: ({ changes }) => changes },
        { title: 'With a plan', numeric: true, cell: ({ complete, changes }) => percent(complete, changes) },
        { title: 'Rehearsed', numeric: true, cell: ({ rehearsed, changes }) => percent(rehearsed, changes) },
      ]}
    />
  );
}

function percent(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)} %`;
}
