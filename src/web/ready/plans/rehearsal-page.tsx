import { useParams } from '@tanstack/react-router';
import { getPlanRun, type PlanRunShown } from '#contract/plan-run.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { ViewerNote } from '../../ui/viewer-note.tsx';
import { runHeading } from '../../room/run/run-words.ts';
import { RunView } from '../../room/run/run-view.tsx';
import styles from '../../room/run/run.module.css';

/** One rehearsal, while it runs and as the proof afterwards. */
export function RehearsalPage() {
  const { runId } = useParams({ strict: false }) as { runId: string };
  const answer = useAnswer(getPlanRun, { params: { id: runId } });
  const run = answer.data;
  return (
    <Page title={run === undefined ? 'Rehearsal' : `Rehearsal of ${rehearsed(run)}`} lead={lead(run)}>
      <ViewerNote />
      <Shown answer={answer}>
        {(shown) => {
          const { mark, words } = runHeading(shown, rehearsed(shown));
          return (
            <section aria-labelledby="run-standing" className={styles.card} data-outcome={shown.outcome ?? undefined}>
              <h2 id="run-standing" className={styles.title}>
                <span aria-hidden="true">{mark}</span>
                <bdi>{words}</bdi>
              </h2>
              <RunView run={shown} isFirst />
            </section>
          );
        }}
      </Shown>
    </Page>
  );
}

function rehearsed({ rehearsal }: PlanRunShown): string {
  const services = rehearsal?.services ?? [];
  return services.length === 0 ? 'a plan' : services.join(', ');
}

function lead(run: PlanRunShown | undefined): string {
  if (run === undefined) return 'Each step in its order, with who said what of it and what it printed.';
  return `In ${run.rehearsal?.environment ?? 'another environment'}, started by ${run.by.name}.`;
}
