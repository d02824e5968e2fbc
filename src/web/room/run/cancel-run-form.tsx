import { useState } from 'react';
import { cancelPlanRun } from '#contract/plan-run.ts';
import { WordsField } from '../../ui/fields.tsx';
import { CommandForm } from '../forms/command-form.tsx';
import { currentStep, leftBehind } from './run-words.ts';
import { useRunCommand, type RunFormProps } from './use-run-command.ts';

/** Begins nothing more; says before what is done by then and what is not. */
export function CancelRunForm({ run, onClose }: RunFormProps) {
  const [reason, setReason] = useState('');
  const { send, isPending, error } = useRunCommand(cancelPlanRun, {
    said: `The ${run.purpose} is being cancelled.`,
    onDone: onClose,
  });
  const step = currentStep(run);
  const isOutside = step !== null && step.performedBy !== 'person' && run.status === 'running';
  return (
    <CommandForm
      title={`Cancel the ${run.purpose}?`}
      submit={`Cancel the ${run.purpose} now`}
      working="Cancelling"
      ready
      busy={isPending}
      error={error}
      onSubmit={() => send({ params: { id: run.id }, body: { reason } })}
      onCancel={onClose}
      consequence={[
        'Nothing more is begun, and nothing is taken back.',
        ...leftBehind(run),
        ...(isOutside ? [`“${step.title}” is under way: it is asked to stop, and may be done all the same.`] : []),
      ].join(' ')}
    >
      <WordsField
        label="Why?"
        description="Need not be filled in."
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </CommandForm>
  );
}
