import { tryOutPlan } from '#contract/plan-run.ts';
import type { AnswerOf } from '#contract/route.ts';
import { useCommand } from '../../api/use-command.ts';
import { announce } from '../../time/announcer.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import styles from '../next/duty.module.css';

type Tried = AnswerOf<typeof tryOutPlan>['steps'];

/** Asks what each step of a change's plan would do, and what would stop it. It changes nothing anywhere. */
export function DryRun({ changeId }: { changeId: string }) {
  const { mutate, data, error, isPending } = useCommand(tryOutPlan);
  const ask = () =>
    mutate(
      { params: { id: changeId } },
      {
        onSuccess: ({ steps }) => announce(foundWords(steps)),
      },
    );
  return (
    <div className={styles.dryRun}>
      <div className={styles.buttons}>
        <ActionButton busy={isPending} onClick={ask}>
          {isPending ? 'Asking each step' : 'What would it do?'}
        </ActionButton>
      </div>
      <RefusalNote error={error} />
      {data !== undefined && <TriedSteps steps={data.steps} />}
    </div>
  );
}

function TriedSteps({ steps }: { steps: Tried }) {
  return (
    <>
      <p>{foundWords(steps)}</p>
      <ol className={styles.tried} aria-label="What it would do">
        {steps.map(({ stepId, title, part, does, faults }) => (
          <li key={stepId}>
            {part === 'check' ? 'Check: ' : ''}
            <bdi>{title}</bdi>
            {does !== '' && (
              <small>
                <bdi>{does}</bdi>
              </small>
            )}
            {faults.map((fault) => (
              <strong key={fault}>✕ {fault}</strong>
            ))}
          </li>
        ))}
      </ol>
    </>
  );
}

function foundWords(steps: Tried): string {
  const stopped = steps.filter(({ faults }) => faults.length > 0).length;
  if (steps.length === 0) return 'This plan has no steps. Nothing would be done.';
  if (stopped === 0) return 'Nothing was done. Nothing is known that would stop it.';
  return `Nothing was done. ${stopped === 1 ? 'One step' : `${stopped} steps`} of ${steps.length} would be stopped.`;
}
