import type { NightsReport, rehearseNights } from '#contract/nights.ts';
import { reportRows, reportSummary } from '#contract/nights-rows.ts';
import type { AnswerOf } from '#contract/route.ts';
import { Rows } from '../../ui/rows.tsx';
import { WorstNights } from './worst-nights.tsx';
import styles from './rehearse.module.css';
import drills from '../drills/drills.module.css';

type Answer = AnswerOf<typeof rehearseNights>;

/** What the nights came to: the figures, what is late first, and the worst of them. */
export function NightsResult({ answer, set }: { answer: Answer; set: string[] }) {
  const { report, compared, seconds } = answer;
  return (
    <section aria-labelledby="nights-result" className={`${drills.section} ${styles.result}`}>
      <h2 id="nights-result">What {report.nights} nights came to</h2>
      <p className={drills.quietly}>
        {report.procedure}, {report.people} people, {report.rotations} rotations, the year from {report.fromOn}, seed{' '}
        {report.seed}. Played in {seconds} s. Every chance in it is assumed: read the differences, not the decimals.
      </p>
      {compared === null && <p>{reportSummary(report).join(' ')}</p>}
      <FigureTable report={report} compared={compared} />
      <FirstLate report={report} compared={compared} />
      <WorstNights report={compared ?? report} set={set} />
    </section>
  );
}

function FigureTable({ report, compared }: Pick<Answer, 'report' | 'compared'>) {
  const there = compared === null ? [] : reportRows(compared);
  const rows = reportRows(report).map((row, index) => ({ ...row, other: there[index]?.value ?? '' }));
  return (
    <Rows
      label="Figures of the nights"
      rows={rows}
      keyOf={(row) => row.title}
      columns={[
        {
          title: 'Figure',
          main: true,
          cell: (row) => <span className={row.isPart ? styles.part : undefined}>{row.title}</span>,
        },
        { title: compared === null ? 'In these nights' : 'As it is', cell: (row) => row.value },
        ...(compared === null
          ? []
          : [
              {
                title: 'Changed',
                cell: (row: (typeof rows)[number]) =>
                  row.other === row.value ? (
                    <span className={drills.quietly}>the same</span>
                  ) : (
                    <strong>{row.other}</strong>
                  ),
              },
            ]),
      ]}
    />
  );
}

function FirstLate({ report, compared }: { report: NightsReport; compared: NightsReport | null }) {
  if (report.firstLate.length === 0) return <p>No step was late in any night.</p>;
  const there = new Map((compared?.firstLate ?? []).map(({ step, nights }) => [step, nights]));
  return (
    <>
      <h3>Which step is late first</h3>
      <Rows
        label="Which step is late first"
        rows={report.firstLate}
        keyOf={(row) => row.step}
        columns={[
          { title: 'Step', main: true, cell: (row) => row.title },
          { title: 'Nights', numeric: true, cell: (row) => row.nights },
          ...(compared === null
            ? []
            : [
                {
                  title: 'Changed',
                  numeric: true,
                  cell: (row: NightsReport['firstLate'][number]) => there.get(row.step) ?? 0,
                },
              ]),
        ]}
      />
    </>
  );
}
