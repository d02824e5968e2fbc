import { useParams } from '@tanstack/react-router';
import type { AnswerOf } from '#contract/route.ts';
import { drillReport } from '#contract/space.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { ConformanceTable } from '../../room/conformance-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { PlaceLink } from '../../ui/place-link.tsx';
import { Rows } from '../../ui/rows.tsx';
import { Shown } from '../../ui/shown.tsx';
import styles from './drills.module.css';

type Report = AnswerOf<typeof drillReport>;
type Row = Report['comparison'][number];

const ORIGINS = { talk: 'from the talk', report: 'from the public report', invented: 'invented' } as const;

/** What is told of the night, and what the procedure did here, minute by minute. */
export function DrillReportPage() {
  const { drill } = useParams({ strict: false }) as { drill: string };
  const answer = useAnswer(drillReport, { params: { id: drill } });
  return (
    <Page
      title="What the procedure did"
      lead="What happened in this drill, beside what is told of the night it plays. What nobody told is marked as invented."
      actions={
        <PlaceLink to="/now" space={drill}>
          Go into the drill
        </PlaceLink>
      }
    >
      <Shown answer={answer}>
        {(report) => (
          <>
            <Figures figures={report.figures} />
            <Comparison rows={report.comparison} />
            <section aria-labelledby="conformance" className={styles.section}>
              <h2 id="conformance">Due against done</h2>
              <ConformanceTable steps={report.conformance} />
            </section>
          </>
        )}
      </Shown>
    </Page>
  );
}

function Figures({ figures }: { figures: Report['figures'] }) {
  if (figures.length === 0) return null;
  return (
    <dl className={styles.figures}>
      {figures.map((figure) => (
        <div key={figure.title} className={styles.figure}>
          <dt>{figure.title}</dt>
          <dd>
            <strong>{figure.here}</strong>{' '}
            {figure.then !== null && <span className={styles.quietly}>then: {figure.then}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Origin({ origin }: { origin: Row['origin'] }) {
  return origin !== null && <span className={styles.origin}>({ORIGINS[origin]})</span>;
}

function Comparison({ rows }: { rows: Report['comparison'] }) {
  if (rows.length === 0)
    return <Empty title="Nothing has happened in this drill yet." lead="The comparison grows while it plays." />;
  // A night that was invented altogether has nothing to be compared with.
  const hasThen = rows.some(({ then }) => then !== null);
  return (
    <section aria-labelledby="comparison" className={styles.section}>
      <h2 id="comparison">Minute by minute</h2>
      <Rows
        label="Minute by minute"
        rows={rows.map((row, at) => ({ ...row, key: String(at) }))}
        keyOf={(row) => row.key}
        columns={[
          { title: 'Local time', main: true, cell: (row) => <time dateTime={row.at}>{row.localTime}</time> },
          ...(hasThen
            ? [
                {
                  title: 'Then',
                  cell: (row: Row) =>
                    row.then !== null && (
                      <>
                        {row.then} <Origin origin={row.origin} />
                      </>
                    ),
                },
              ]
            : []),
          {
            title: hasThen ? 'Here' : 'What happened',
            cell: (row) =>
              hasThen ? (
                row.here
              ) : (
                <>
                  {row.here} <Origin origin={row.origin} />
                </>
              ),
          },
        ]}
      />
    </section>
  );
}
