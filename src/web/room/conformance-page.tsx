import { useParams } from '@tanstack/react-router';
import { conformance, getRoom } from '#contract/incident.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Page } from '../ui/page.tsx';
import { Shown } from '../ui/shown.tsx';
import { ConformanceTable } from './conformance-table.tsx';

/** Due against done, step by step. */
export function ConformancePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const answer = useAnswer(conformance, { params: { id } });
  const room = useAnswer(getRoom, { params: { id } }).data;
  const name = room === undefined ? 'The incident' : `#${room.number} ${room.title}`;
  return (
    <Page
      title="Conformance"
      lead="What the procedure asked for, against what was done. It speaks of the procedure, not of people."
      above={[{ to: `/incidents/${id}`, title: name }]}
    >
      <Shown answer={answer}>
        {(report) => (
          <>
            {report.onTimeShare !== null && (
              <p>
                <strong className="tabular">{Math.round(report.onTimeShare * 100)} %</strong> of the duties that are
                over were done on time.
              </p>
            )}
            <ConformanceTable steps={report.steps} />
          </>
        )}
      </Shown>
    </Page>
  );
}
