import { useState } from 'react';
import { tickStep } from '#contract/plan-run.ts';
import { WordsField } from '../../ui/fields.tsx';
import { CommandForm } from '../forms/command-form.tsx';
import { afterStep } from './run-words.ts';
import { useRunCommand, type RunFormProps } from './use-run-command.ts';

interface TickFormProps extends RunFormProps {
  /** The attempt somebody saw when they opened the form: another one is not answered for. */
  seen: { stepId: string; attemptId: string };
  outcome: 'succeeded' | 'failed';
}

/** A person did a manual step, or could not. */
export function TickForm({ run, seen, outcome, onClose }: TickFormProps) {
  const [note, setNote] = useState('');
  const isDone = outcome === 'succeeded';
  const { send, isPending, error } = useRunCommand(tickStep, {
    said: isDone ? 'The step is ticked off.' : 'It is recorded that the step failed.',
    onDone: onClose,
  });
  const title = run.steps.find(({ id }) => id === seen.stepId)?.title ?? seen.stepId;
  return (
    <CommandForm
      title={isDone ? `Is “${title}” done?` : `“${title}” could not be done?`}
      submit={isDone ? 'Tick it off' : 'Say that it failed'}
      working="Recording it"
      ready
      busy={isPending}
      error={error}
      onSubmit={() =>
        send({ params: { id: run.id, stepId: seen.stepId }, body: { attemptId: seen.attemptId, outcome, note } })
      }
      onCancel={onClose}
      consequence={
        isDone ? afterStep(run, seen.stepId) : 'The steps stop here, and people say how it goes on. Nothing is undone.'
      }
    >
      <WordsField
        label={isDone ? 'What did you see?' : 'What happened?'}
        description="Need not be filled in. It stands beside the step."
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </CommandForm>
  );
}
