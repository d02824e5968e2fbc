import { listChanges } from '#contract/changes.ts';
import { startRevert } from '#contract/mitigation.ts';
import { changePlan, type PlanShown } from '#contract/revert-plans.ts';
import type { Room } from '#contract/room.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { PlanSteps } from '../next/plan-steps.tsx';
import { Risks } from '../next/risks.tsx';
import type { RoomAction } from '../room-action.ts';
import { useRoom } from '../room-context.ts';
import { useRoomCommand } from '../use-room-command.ts';
import { CommandForm } from './command-form.tsx';
import { DryRun } from './dry-run.tsx';
import { useFormEnd } from './use-form-end.ts';

/** The one confirmed press: what will be done, what may go wrong, and who must agree. */
export function RevertForm({ action }: { action: RoomAction }) {
  const { room } = useRoom();
  const { decision } = room;
  if (decision === null || (action.subject !== null && action.subject !== decision.change.id))
    return <RevertAnother changeId={action.subject ?? ''} />;
  return <RevertDecided decision={decision} />;
}

type Decision = NonNullable<Room['decision']>;

/** The change that the room suspects, with its plan and its risks. */
function RevertDecided({ decision }: { decision: Decision }) {
  const { cancel, done } = useFormEnd();
  const command = useRoomCommand(startRevert, { said: 'Your press is recorded.', onDone: done });
  const { change, plan, peopleNeeded, agreed, state } = decision;
  const agreesOnly = peopleNeeded > 1 && agreed.length === 0;
  return (
    <CommandForm
      title={`Revert “${change.title}”?`}
      submit={agreesOnly ? 'Agree to the revert' : 'Revert it now'}
      working={agreesOnly ? 'Agreeing' : 'Starting'}
      ready={state !== 'reverting'}
      busy={command.isPending}
      error={command.error}
      onSubmit={() => command.mutate({ changeId: change.id })}
      onCancel={cancel}
      consequence={consequenceOf(decision, agreesOnly)}
    >
      <PlanSteps plan={plan} isOpen />
      <Risks risks={decision.risks} />
      <DryRun changeId={change.id} />
    </CommandForm>
  );
}

function consequenceOf({ state }: Decision, agreesOnly: boolean): string {
  if (state === 'reverting') return 'Somebody started it while you looked. Nothing more is to be pressed here.';
  if (agreesOnly) return 'It affects data, so it starts when a second person agrees too.';
  return 'The steps begin at once, in this order. You can cancel between them.';
}

/** Any other recorded change, by its plan as it is now. */
function RevertAnother({ changeId }: { changeId: string }) {
  const { room } = useRoom();
  const { cancel, done } = useFormEnd();
  const command = useRoomCommand(startRevert, { said: 'Your press is recorded.', onDone: done });
  const { data: changes } = useAnswer(listChanges);
  const { data: found, error } = useAnswer(changePlan, { params: { id: changeId } });
  const known = [...room.suspects, ...(changes?.changes ?? [])].find(({ id }) => id === changeId);
  return (
    <CommandForm
      title={`Revert “${known?.title ?? 'this change'}”?`}
      submit="Revert it now"
      working="Starting"
      ready={found !== undefined && found.plan.reversible !== 'no'}
      busy={command.isPending}
      error={command.error ?? error}
      onSubmit={() => command.mutate({ changeId })}
      onCancel={cancel}
      consequence={found === undefined ? 'Its plan is being looked up.' : consequenceOfPlan(found.plan)}
    >
      {found !== undefined && (
        <>
          {found.plan.steps.length > 0 && <PlanSteps plan={asInRoom(found.plan)} isOpen />}
          <Risks risks={found.risks} />
        </>
      )}
      <DryRun changeId={changeId} />
    </CommandForm>
  );
}

function consequenceOfPlan({ reversible, data }: PlanShown): string {
  if (reversible === 'no') return 'Nothing can be pressed here, since it cannot be undone.';
  if (data !== 'none') return 'It affects data. Where two people must agree, the first press only agrees.';
  return 'The steps begin at once, in this order. You can cancel between them.';
}

function asInRoom({ steps, timeBoxMs, ...plan }: PlanShown): Decision['plan'] {
  return {
    ...plan,
    timeBoxMinutes: Math.round(timeBoxMs / 60_000),
    steps: steps.map(({ instructions, ...step }) => ({ ...step, does: instructions ?? '' })),
  };
}
