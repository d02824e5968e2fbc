import { useState } from 'react';
import type { z } from 'zod';
import type { mitigationKind } from '#contract/incident.ts';
import { startMitigation } from '#contract/incident.ts';
import { Choice } from '../../ui/choice.tsx';
import { WordsField } from '../../ui/fields.tsx';
import { PickOne } from '../../ui/pick-one.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import type { RoomAction } from '../room-action.ts';
import { useRoom } from '../room-context.ts';
import { useRoomCommand } from '../use-room-command.ts';
import { CommandForm } from './command-form.tsx';
import { useFormEnd } from './use-form-end.ts';

type Kind = z.output<typeof mitigationKind>;

const KINDS: readonly { value: Kind; title: string }[] = [
  { value: 'revert', title: 'Revert a change' },
  { value: 'restart', title: 'Restart' },
  { value: 'failover', title: 'Fail over' },
  { value: 'scale', title: 'Scale' },
  { value: 'disable', title: 'Switch it off' },
  { value: 'fix-forward', title: 'Fix forward' },
  { value: 'other', title: 'Something else' },
];

/** Starts an attempt to restore service. Reverting comes first; fixing forward needs a reason. */
export function MitigateForm({ action }: { action: RoomAction }) {
  const { room } = useRoom();
  const suspects = room.suspects.filter((suspect) => suspect.verdict !== 'ruled-out');
  const [kind, setKind] = useState<Kind>(firstKind(action, suspects.length > 0));
  const [changeId, setChangeId] = useState<string | null>(action.subject ?? suspects[0]?.id ?? null);
  const [note, setNote, clearNote] = useDraft(`${room.id}:mitigate`);
  const [reason, setReason] = useState('');
  const { cancel, done } = useFormEnd();
  const end = () => {
    clearNote();
    done();
  };
  const command = useRoomCommand(startMitigation, { said: 'The attempt is on its way.', onDone: end });
  const aboutChange = kind === 'revert' || kind === 'fix-forward';

  const start = () =>
    command.mutate({
      kind,
      changeId: aboutChange ? changeId : null,
      ...(note.trim() === '' ? {} : { note: note.trim() }),
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    });

  return (
    <CommandForm
      title="Start a mitigation"
      submit={startWords(kind)}
      working="Starting"
      ready={kind !== 'fix-forward' || reason.trim() !== ''}
      busy={command.isPending}
      error={command.error}
      onSubmit={start}
      onCancel={cancel}
    >
      <Choice legend="What do you try?" options={KINDS} value={kind} onChange={setKind} />
      {aboutChange && (
        <PickOne
          label="Which change?"
          placeholder="None of the suspects"
          clearable
          data={suspects.map((suspect) => ({
            value: suspect.id,
            label: suspect.hasRevertPlan ? suspect.title : `${suspect.title} (no revert plan)`,
          }))}
          value={changeId}
          onChange={setChangeId}
        />
      )}
      {kind === 'fix-forward' && (
        <WordsField
          label="Why not revert?"
          description="A fix forward is written by tired people. Your name stands beside this reason."
          minRows={2}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      <WordsField
        label="What exactly will you do?"
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </CommandForm>
  );
}

function firstKind({ kind }: RoomAction, hasSuspects: boolean): Kind {
  if (kind === 'fix-forward') return 'fix-forward';
  if (kind === 'fail-over') return 'failover';
  return hasSuspects ? 'revert' : 'restart';
}

function startWords(kind: Kind): string {
  const words: Record<Kind, string> = {
    revert: 'Start the revert',
    'fix-forward': 'Start the fix forward',
    failover: 'Start the failover',
    scale: 'Start scaling',
    restart: 'Start the restart',
    disable: 'Start switching it off',
    other: 'Start the attempt',
  };
  return words[kind];
}
