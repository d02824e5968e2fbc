import type { PlanRunShown } from '#contract/plan-run.ts';
import { Ago } from '../../time/times.tsx';
import { currentStep, stepState, type RunStep } from './run-words.ts';
import { StepOutput } from './step-output.tsx';
import styles from './run.module.css';

/** The steps in their order: how each stands, what was said of it, and what it printed. */
export function RunSteps({ run }: { run: PlanRunShown }) {
  const current = currentStep(run);
  return (
    <ol className={styles.steps} aria-label="Steps">
      {run.steps.map((step) => (
        <StepRow key={step.id} step={step} isCurrent={step.id === current?.id} />
      ))}
    </ol>
  );
}

function StepRow({ step, isCurrent }: { step: RunStep; isCurrent: boolean }) {
  const { mark, words } = stepState(step);
  const { title, part, service, note, output, endedAt, status } = step;
  return (
    <li data-status={status} aria-current={isCurrent ? 'step' : undefined}>
      <span aria-hidden="true" className={styles.mark}>
        {mark}
      </span>
      <div className={styles.step}>
        <p className={styles.stepTitle}>
          {part === 'check' ? 'Check: ' : ''}
          <bdi>{title}</bdi>
        </p>
        <small>
          {words}
          {endedAt !== null && (
            <>
              , <Ago at={endedAt} />
            </>
          )}
          {service !== null && (
            <>
              {' · '}
              <bdi>{service}</bdi>
            </>
          )}
        </small>
        {note !== null && (
          <p className={styles.note} dir="auto">
            {note}
          </p>
        )}
        <StepOutput title={title} output={output} />
      </div>
    </li>
  );
}
