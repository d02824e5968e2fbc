import type { rehearseAgain } from '#contract/rehearsal.ts';
import type { AnswerOf } from '#contract/route.ts';
import { Rows } from '../../ui/rows.tsx';
import drills from '../drills/drills.module.css';
import styles from './rehearse.module.css';

type Result = AnswerOf<typeof rehearseAgain>;

/** The night as it was beside the night as it was played, and what the procedure did about people who did not come. */
export function AgainResult({ result }: { result: Result }) {
  return (
    <section aria-labelledby="again-result" className={`${drills.section} ${styles.result}`}>
      <h2 id="again-result">{result.scenario.title}</h2>
      <p className={drills.quietly}>
        Under {result.procedure}. Times are local, {result.scenario.zone}.
      </p>
      <dl className={drills.figures}>
        {result.figures.map(({ title, then, here }) => (
          <div key={title} className={drills.figure}>
            <dt>{title}</dt>
            <dd>
              <strong>{here}</strong> {then !== null && <span className={drills.quietly}>then: {then}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {result.virtualPeople.length > 0 && <Coping result={result} />}
      <Relieved result={result} />
      <h3>Minute by minute</h3>
      <Rows
        label="Minute by minute"
        rows={result.comparison.map((row, index) => ({ ...row, key: String(index) }))}
        keyOf={(row) => row.key}
        columns={[
          { title: 'Local time', main: true, cell: (row) => <time dateTime={row.at}>{row.localTime}</time> },
          { title: 'Then', cell: (row) => row.then },
          { title: 'Here', cell: (row) => row.here },
        ]}
      />
    </section>
  );
}

function Relieved({ result }: { result: Result }) {
  if (result.reliefs.length === 0) return null;
  return (
    <>
      <h3>Whom the desk asked to take over</h3>
      <Rows
        label="Whom the desk asked to take over"
        rows={result.reliefs.map((row, index) => ({ ...row, key: String(index) }))}
        keyOf={(row) => row.key}
        columns={[
          { title: 'Local time', main: true, cell: (row) => <time dateTime={row.at}>{row.localTime}</time> },
          { title: 'What happened', cell: (row) => row.sentence },
        ]}
      />
    </>
  );
}

function Coping({ result }: { result: Result }) {
  return (
    <>
      <h3>What the procedure did about those who did not come</h3>
      <ul>
        {result.virtualPeople.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Rows
        label="What the procedure did"
        rows={result.coping.map((row, index) => ({ ...row, key: String(index) }))}
        keyOf={(row) => row.key}
        columns={[
          { title: 'Local time', main: true, cell: (row) => <time dateTime={row.at}>{row.localTime}</time> },
          { title: 'What happened', cell: (row) => row.sentence },
        ]}
      />
    </>
  );
}
