import { useParams } from '@tanstack/react-router';
import { getRoom } from '#contract/incident.ts';
import { getPlanRun } from '#contract/plan-run.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { ViewerNote } from '../../ui/viewer-note.tsx';
import { runHeading } from './run-words.ts';
import { RunView } from './run-view.tsx';
import styles from './run.module.css';

/** One run of a revert plan, also long after it ended. */
export function RunPage() {
  const { id, runId } = useParams({ strict: false }) as { id: string; runId: string };
  const answer = useAnswer(getPlanRun, { params: { id: runId } });
  const room = useAnswer(getRoom, { params: { id } }).data;
  const title = room?.mitigations.find((one) => one.runId === runId)?.changeTitle ?? 'the change';
  return (
    <Page
      title={`Revert of ${title}`}
      lead="Each step in its order, with who said what of it and what it printed."
      above={[{ to: `/incidents/${id}`, title: room === undefined ? 'The incident' : `#${room.number} ${room.title}` }]}
    >
      <ViewerNote />
      <Shown answer={answer}>
        {(run) => {
          const { mark, words } = runHeading(run, title);
          return (
            <section aria-labelledby="run-standing" className={styles.card} data-outcome={run.outcome ?? undefined}>
              <h2 id="run-standing" className={styles.title}>
                <span aria-hidden="true">{mark}</span>
                <bdi>{words}</bdi>
              </h2>
              <RunView run={run} isFirst />
            </section>
          );
        }}
      </Shown>
    </Page>
  );
}
