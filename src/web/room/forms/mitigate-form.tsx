import { useState } from 'react';
import type { z } from 'zod';
import type { mitigationKind } from '#contract/mitigation.ts';
import { listChanges } from '#contract/changes.ts';
import { startMitigation } from '#contract/mitigation.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { dateClockWords } from '../../time/absolute-words.ts';
import { instantMs } from '../../time/instant-words.ts';
import { Choice } from '../../ui/choice.tsx';
import { WordsField } from '../../ui/fields.tsx';
import { PickOne } from '../../ui/pick-one.tsx';
import { useDraft } from '../../ui/use-draft.ts';
import type { RoomAction } from '../room-action.ts';
import { useRoom } from '../room-context.ts';
import { useRoomCommand } from '../use-room-command.ts';
import { CommandForm } from './command-form.tsx';
import { useFormEnd } from './use-form-end.ts';

/** A revert by its plan, or one that a person does without. */
type Kind = z.output<typeof mitigationKind> | 'revert-by-hand';

const KINDS: readonly { value: Kind; title: string }[] = [
  { value: 'revert', title: 'Revert a change' },
  { value: 'restart', title: 'Restart' },
  { value: 'failover', title: 'Fail over' },
  { value: 'scale', title: 'Scale' },
  { value: 'disable', title: 'Switch it off' },
  { value: 'fix-forward', title: 'Fix forward' },
  { value: 'revert-by-hand', title: 'Revert by hand' },
  { value: 'other', title: 'Something else' },
];

const ABOUT_CHANGE: ReadonlySet<Kind> = new Set(['revert', 'revert-by-hand', 'fix-forward', 'disable']);
const BY_HAND = 'TwoAM runs no steps and checks nothing of it: you say afterwards what it did.';

/** Starts an attempt to restore service. Reverting comes first; fixing forward needs a reason. */
export function MitigateForm({ action }: { action: RoomAction }) {
  const { room, openAction } = useRoom();
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

  const isByPlan = kind === 'revert';
  const start = () => {
    if (isByPlan) openAction({ kind: 'revert', dutyKey: null, subject: changeId });
    else
      command.mutate({
        kind: kind === 'revert-by-hand' ? 'revert' : kind,
        changeId: ABOUT_CHANGE.has(kind) ? changeId : null,
        ...(note.trim() === '' ? {} : { note: note.trim() }),
        ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      });
  };

  return (
    <CommandForm
      title="Start a mitigation"
      submit={startWords(kind)}
      working="Starting"
      ready={isByPlan ? changeId !== null : kind !== 'fix-forward' || reason.trim() !== ''}
      busy={command.isPending}
      error={command.error}
      onSubmit={start}
      onCancel={cancel}
      {...(kind === 'revert-by-hand' ? { consequence: BY_HAND } : {})}
    >
      <Choice legend="What do you try?" options={KINDS} value={kind} onChange={setKind} />
      {ABOUT_CHANGE.has(kind) && <WhichChange isByPlan={isByPlan} changeId={changeId} onChange={setChangeId} />}
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
      {!isByPlan && (
        <WordsField
          label="What exactly will you do?"
          minRows={2}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      )}
    </CommandForm>
  );
}

interface WhichChangeProps {
  isByPlan: boolean;
  changeId: string | null;
  onChange: (changeId: string | null) => void;
}

/** The suspects first; a plan is found for any other recorded change too. */
function WhichChange({ isByPlan, changeId, onChange }: WhichChangeProps) {
  const { room } = useRoom();
  const { data } = useAnswer(listChanges);
  const suspects = room.suspects.filter(({ verdict }) => verdict !== 'ruled-out');
  const known = new Set(suspects.map(({ id }) => id));
  const others = (data?.changes ?? []).filter(({ id }) => !known.has(id));
  return (
    <PickOne
      label="Which change?"
      placeholder={isByPlan ? 'Any recorded change' : 'None of the suspects'}
      clearable={!isByPlan}
      data={(isByPlan ? [...suspects, ...others] : suspects).map(({ id, title, at }) => ({
        value: id,
        label: `${title}, ${dateClockWords(instantMs(at))}`,
      }))}
      value={changeId}
      onChange={onChange}
    />
  );
}

function firstKind({ kind }: RoomAction, hasSuspects: boolean): Kind {
  if (kind === 'fix-forward') return 'fix-forward';
  if (kind === 'fail-over') return 'failover';
  return hasSuspects ? 'revert' : 'restart';
}

function startWords(kind: Kind): string {
  const words: Record<Kind, string> = {
    revert: 'See how it is undone',
    'revert-by-hand': 'Start the revert by hand',
    'fix-forward': 'Start the fix forward',
    failover: 'Start the failover',
    scale: 'Start scaling',
    restart: 'Start the restart',
    disable: 'Start switching it off',
    other: 'Start the attempt',
  };
  return words[kind];
}
