import type { z } from 'zod';
import { listGateDecisions } from '#contract/gate.ts';
import { listTemplates, planCoverage } from '#contract/revert-plans.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Ago } from '../../time/times.tsx';
import { CopyBox } from '../../ui/copy-box.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { Rows } from '../../ui/rows.tsx';
import { Shown } from '../../ui/shown.tsx';
import { STARTER_TEMPLATE } from './starter-template.ts';

type Template = z.output<typeof listTemplates.answer>['templates'][number];
type Share = z.output<typeof planCoverage.answer>['total'];
type Decision = z.output<typeof listGateDecisions.answer>['decisions'][number];

/** Which services have a way back, when it was last tried out, and what the gate said. */
export function PlansPage() {
  const templates = useAnswer(listTemplates);
  const coverage = useAnswer(planCoverage);
  const gate = useAnswer(listGateDecisions);
  return (
    <Page title="Ways back" lead="How changes are undone, how many had a plan, and what the gate said.">
      <h2>Plans</h2>
      <Shown answer={templates}>
        {({ templates: rows }) => (rows.length === 0 ? <NoPlan /> : <Plans rows={rows} />)}
      </Shown>
      <h2>Changes with a plan</h2>
      <Shown answer={coverage}>{(shown) => <Coverage {...shown} />}</Shown>
      <h2>The gate</h2>
      <Shown answer={gate}>
        {({ decisions }) =>
          decisions.length === 0 ? (
            <Empty
              title="No pipeline has asked yet."
              lead="Add `twoam change gate` before a deployment; it only warns at first."
            />
          ) : (
            <Decisions rows={decisions} />
          )
        }
      </Shown>
    </Page>
  );
}

function NoPlan() {
  return (
    <Empty
      title="No service has a plan yet."
      lead="Keep this as .twoam/revert.yaml in a repository, and hand it over with: npx twoam plan put .twoam/revert.yaml"
    >
      <CopyBox text={STARTER_TEMPLATE} what="template" />
    </Empty>
  );
}

function Plans({ rows }: { rows: readonly Template[] }) {
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
        { title: 'Rehearsed', cell: (row) => <Rehearsed {...row} /> },
      ]}
    />
  );
}

const REVERSIBLE = { fully: 'fully', partly: 'in part', no: 'not at all' } as const;

function Rehearsed({ rehearsedAt, stale }: Template) {
  if (rehearsedAt === null) return <>never</>;
  return (
    <>
      <Ago at={rehearsedAt} />
      {stale && ', long ago'}
    </>
  );
}

function Coverage({ total, services, teams, weeks }: z.output<typeof planCoverage.answer>) {
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

function Shares({ label, first, rows }: { label: string; first: string; rows: readonly Share[] }) {
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

const VERDICTS = { pass: 'passed', warn: 'warned', stop: 'stopped' } as const;

function Decisions({ rows }: { rows: readonly Decision[] }) {
  return (
    <Rows
      label="Decisions of the gate"
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { title: 'Change', main: true, cell: ({ title }) => <bdi>{title}</bdi> },
        { title: 'When', cell: ({ at }) => <Ago at={at} /> },
        {
          title: 'Said',
          cell: ({ verdict, reason }) => (reason === 'desk-away' ? 'passed while away' : VERDICTS[verdict]),
        },
        { title: 'Why', cell: ({ because }) => <bdi>{because.join(' ')}</bdi> },
      ]}
    />
  );
}
