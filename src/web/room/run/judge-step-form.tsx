import { useState } from 'react';
import { judgeStep, type PlanRunShown } from '#contract/plan-run.ts';
import { Choice } from '../../ui/choice.tsx';
import { WordsField } from '../../ui/fields.tsx';
import { CommandForm } from '../forms/command-form.tsx';
import { afterStep } from './run-words.ts';
import { useRunCommand, type RunFormProps } from './use-run-command.ts';

type Judgeable = NonNullable<PlanRunShown['may']['judge']>;
type Verdict = Judgeable['verdicts'][number];

/** A person says what became of a step that failed or whose answer was lost, or lets it run again. */
export function JudgeStepForm({ run, seen, onClose }: RunFormProps & { seen: Judgeable }) {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const [note, setNote] = useState('');
  const { send, isPending, error } = useRunCommand(judgeStep, { said: 'Your word is recorded.', onDone: onClose });
  const step = run.steps.find(({ id }) => id === seen.stepId);
  const isUnknown = step?.status === 'unknown';
  const judge = () => {
    if (verdict === null) return;
    send({ params: { id: run.id, stepId: seen.stepId }, body: { attemptId: seen.attemptId, verdict, note } });
  };
  return (
    <CommandForm
      title={`What became of “${step?.title ?? seen.stepId}”?`}
      submit={submitWords(verdict, run)}
      working="Recording it"
      ready={verdict !== null}
      busy={isPending}
      error={error}
      onSubmit={judge}
      onCancel={onClose}
      {...(verdict === null ? {} : { consequence: consequenceOf(verdict, run, seen.stepId, isUnknown) })}
    >
      <Choice
        legend="What do you know?"
        hint={isUnknown ? 'Its answer was lost. Look where it would have run first.' : 'Look at what it printed first.'}
        options={seen.verdicts.map((value) => ({ value, title: verdictTitle(value, isUnknown) }))}
        value={verdict}
        onChange={setVerdict}
      />
      <WordsField
        label="How do you know?"
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </CommandForm>
  );
}

function verdictTitle(verdict: Verdict, isUnknown: boolean): string {
  if (verdict === 'run-again') return 'Run it again';
  if (verdict === 'succeeded') return isUnknown ? 'It ran' : 'It is done all the same';
  return isUnknown ? 'It did not run, and shall not' : 'It failed, and ends here';
}

function submitWords(verdict: Verdict | null, { purpose }: PlanRunShown): string {
  if (verdict === 'run-again') return 'Run this step again';
  if (verdict === 'failed') return `End the ${purpose} as failed`;
  return 'Count this step as done';
}

function consequenceOf(verdict: Verdict, run: PlanRunShown, stepId: string, isUnknown: boolean): string {
  if (verdict === 'succeeded') return afterStep(run, stepId);
  if (verdict === 'run-again')
    return isUnknown
      ? 'It begins a second time at once. If it did run before, it is done twice.'
      : 'It begins again at once. What its first try did in part is not undone first.';
  const later = run.steps.slice(run.steps.findIndex(({ id }) => id === stepId) + 1).length;
  const rest =
    later === 0 ? '' : later === 1 ? ' The step after it is not done.' : ` The ${later} steps after it are not done.`;
  return `The ${run.purpose} ends here as failed.${rest} What was done stays done.`;
}
