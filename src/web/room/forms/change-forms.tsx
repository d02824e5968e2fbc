import { useState } from 'react';
import { listChanges } from '#contract/changes.ts';
import { judgeSuspect, linkChange } from '#contract/mitigation.ts';
import { listIncidents, mergeIncident } from '#contract/incident.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { dateClockWords } from '../../time/absolute-words.ts';
import { instantMs } from '../../time/instant-words.ts';
import { Choice } from '../../ui/choice.tsx';
import { WordsField } from '../../ui/fields.tsx';
import { PickOne } from '../../ui/pick-one.tsx';
import type { RoomAction } from '../room-action.ts';
import { useRoom } from '../room-context.ts';
import { useRoomCommand } from '../use-room-command.ts';
import { CommandForm } from './command-form.tsx';
import { useFormEnd } from './use-form-end.ts';

/** Adds a recorded change as a suspect. */
export function LinkChangeForm() {
  const { room } = useRoom();
  const { data } = useAnswer(listChanges);
  const [changeId, setChangeId] = useState<string | null>(null);
  const { cancel, done } = useFormEnd();
  const command = useRoomCommand(linkChange, { said: 'The change is a suspect now.', onDone: done });
  const linked = new Set(room.suspects.map((suspect) => suspect.id));
  const changes = (data?.changes ?? []).filter((change) => !linked.has(change.id));
  return (
    <CommandForm
      title="Add a suspect change"
      submit="Add this suspect"
      working="Adding"
      ready={changeId !== null}
      busy={command.isPending}
      error={command.error}
      onSubmit={() => command.mutate({ changeId: changeId ?? '' })}
      onCancel={cancel}
    >
      <PickOne
        label="Which change?"
        description="Recorded changes, the newest first. It is no verdict yet."
        data={changes.map((change) => ({
          value: change.id,
          label: `${change.title}, ${dateClockWords(instantMs(change.at))}${change.revertPlan === null ? ' (no revert plan)' : ''}`,
        }))}
        value={changeId}
        onChange={setChangeId}
      />
    </CommandForm>
  );
}

const VERDICTS = [
  { value: 'confirmed', title: 'This change did it' },
  { value: 'ruled-out', title: 'It was not this change' },
] as const;

/** Confirms a suspect or rules it out. */
export function JudgeForm({ action }: { action: RoomAction }) {
  const { room } = useRoom();
  const suspect = room.suspects.find((candidate) => candidate.id === action.subject);
  const [verdict, setVerdict] = useState<'confirmed' | 'ruled-out' | null>(null);
  const [reason, setReason] = useState('');
  const { cancel, done } = useFormEnd();
  const command = useRoomCommand(judgeSuspect, { said: 'The verdict is recorded.', onDone: done });
  const isJudged = verdict === 'confirmed' || (verdict === 'ruled-out' && reason.trim() !== '');
  const judge = () => {
    if (verdict === null || !isJudged || suspect === undefined) return;
    command.mutate({ changeId: suspect.id, verdict, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) });
  };
  return (
    <CommandForm
      title={`Judge “${suspect?.title ?? 'the suspect'}”`}
      submit={verdict === 'ruled-out' ? 'Rule out this suspect' : 'Confirm this suspect'}
      working="Recording the verdict"
      ready={isJudged && suspect !== undefined}
      busy={command.isPending}
      error={command.error}
      onSubmit={judge}
      onCancel={cancel}
    >
      <Choice legend="Verdict" options={VERDICTS} value={verdict} onChange={setVerdict} />
      <WordsField
        label={verdict === 'ruled-out' ? 'What speaks against it?' : 'How do you know?'}
        required={verdict === 'ruled-out'}
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </CommandForm>
  );
}

/** Ends this incident as the same as another. */
export function MergeForm() {
  const { room } = useRoom();
  const { data } = useAnswer(listIncidents, { query: { state: 'open' } });
  const [intoIncidentId, setInto] = useState<string | null>(null);
  const { cancel, done } = useFormEnd();
  const command = useRoomCommand(mergeIncident, { guarded: true, said: 'The incidents are merged.', onDone: done });
  const others = (data?.incidents ?? []).filter((incident) => incident.id !== room.id);
  const into = others.find((incident) => incident.id === intoIncidentId);
  const wakes = into !== undefined && into.restsUntil !== null && room.resting === null;
  return (
    <CommandForm
      title="Merge into another incident"
      submit={into === undefined ? 'Merge this incident' : `Merge #${room.number} into #${into.number}`}
      working="Merging"
      ready={into !== undefined}
      busy={command.isPending}
      error={command.error}
      onSubmit={() => command.mutate({ intoIncidentId: intoIncidentId ?? '' })}
      onCancel={cancel}
      consequence={`#${room.number} ends here and its duties with it. Its signals and customers go on in the other incident. ${wakes ? `Work on #${into?.number} rests: it goes on at once, and people are called. ` : ''}This cannot be undone.`}
    >
      <PickOne
        label="Which incident goes on?"
        data={others.map((incident) => ({ value: incident.id, label: `#${incident.number} ${incident.title}` }))}
        value={intoIncidentId}
        onChange={setInto}
      />
    </CommandForm>
  );
}
