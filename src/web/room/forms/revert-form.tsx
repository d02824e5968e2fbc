import { startRevert } from '#contract/incident.ts';
import { PlanSteps } from '../next/plan-steps.tsx';
import { Risks } from '../next/risks.tsx';
import { useRoom } from '../room-context.ts';
import { useRoomCommand } from '../use-room-command.ts';
import { CommandForm } from './command-form.tsx';
import { useFormEnd } from './use-form-end.ts';

/** The one confirmed press: what will be done, what may go wrong, and who must agree. */
export function RevertForm() {
  const { room } = useRoom();
  const { cancel, done } = useFormEnd();
  const command = useRoomCommand(startRevert, { said: 'The revert is on its way.', onDone: done });
  const { decision } = room;
  if (decision === null) return null;
  const { change, plan, peopleNeeded, agreed } = decision;
  const agreesOnly = peopleNeeded > 1 && agreed.length === 0;
  return (
    <CommandForm
      title={`Revert “${change.title}”?`}
      submit={agreesOnly ? 'Agree to the revert' : 'Revert it now'}
      working={agreesOnly ? 'Agreeing' : 'Starting'}
      ready
      busy={command.isPending}
      error={command.error}
      onSubmit={() => command.mutate({ changeId: change.id })}
      onCancel={cancel}
      consequence={
        agreesOnly
          ? 'It affects data, so it starts when a second person agrees too.'
          : 'The steps begin at once, in this order. You can cancel between them.'
      }
    >
      <PlanSteps plan={plan} isOpen />
      <Risks risks={decision.risks} />
    </CommandForm>
  );
}
