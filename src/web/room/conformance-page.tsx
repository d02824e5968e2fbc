import { useParams } from '@tanstack/react-router';
import { conformance } from '#contract/incident.ts';
import { useAnswer } from '../api/use-answer.ts';
import { Page } from '../ui/page.tsx';
import { PlaceLink } from '../ui/place-link.tsx';
import { Shown } from '../ui/shown.tsx';
import { ConformanceTable } from './conformance-table.tsx';

/** Due against done, step by step. */
export function ConformancePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const answer = useAnswer(conformance, { params: { id } });
  return (
    <Page
      title="Conformance"
      lead="What the procedure asked for, against what was done. It speaks of the procedure, not of people."
      actions={<PlaceLink to={`/incidents/${id}`}>Back to the room</PlaceLink>}
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
