import type { z } from 'zod';
import type { listGateDecisions } from '#contract/gate.ts';
import { Ago } from '../../time/times.tsx';
import { Rows } from '../../ui/rows.tsx';

type Decision = z.output<typeof listGateDecisions.answer>['decisions'][number];

/** What the gate said, with who let a change through and why, and what passed while the desk was away. */
export function GateDecisions({ rows }: { rows: readonly Decision[] }) {
  return (
    <>
      <p>{summary(rows)}</p>
      <Rows
        label="Decisions of the gate"
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { title: 'Change', main: true, cell: (row) => <Asked {...row} /> },
          { title: 'When', cell: ({ at }) => <Ago at={at} /> },
          { title: 'Said', cell: said },
          { title: 'Why', cell: (row) => <Why {...row} /> },
        ]}
      />
    </>
  );
}

function summary(rows: readonly Decision[]): string {
  const count = (is: (row: Decision) => boolean) => rows.filter(is).length;
  const stopped = count(({ verdict }) => verdict === 'stop');
  const overridden = count(({ reason }) => reason === 'overridden');
  const away = count(({ reason }) => reason === 'desk-away');
  return `Of the last ${rows.length} questions it stopped ${stopped}; ${overridden} passed because somebody answers for it, ${away} because the desk was away.`;
}

function Asked({ title, services, environment }: Decision) {
  return (
    <>
      <bdi>{title}</bdi>
      <br />
      <small>
        <bdi>{services.join(', ')}</bdi>
        {services.length > 0 && ', '}
        <bdi>{environment}</bdi>
      </small>
    </>
  );
}

const VERDICTS = { pass: 'passed', warn: 'warned', stop: 'stopped' } as const;

function said({ verdict, reason, override }: Decision) {
  if (reason === 'desk-away') return 'passed while the desk was away';
  if (override === null) return VERDICTS[verdict];
  return (
    <>
      let through by <bdi>{override.by}</bdi>
    </>
  );
}

function Why({ override, because, missing }: Decision) {
  return (
    <>
      {override !== null && (
        <p>
          “<bdi>{override.reason}</bdi>”
        </p>
      )}
      {[...because, ...missing].map((sentence) => (
        <p key={sentence}>
          <bdi>{sentence}</bdi>
        </p>
      ))}
    </>
  );
}
