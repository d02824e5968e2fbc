import { useState } from 'react';
import { holdUpdate } from '#contract/duties.ts';
import { Choice } from '../../ui/choice.tsx';
import { WordsField } from '../../ui/fields.tsx';
import type { RoomAction } from '../room-action.ts';
import { useRoomCommand } from '../use-room-command.ts';
import { CommandForm } from './command-form.tsx';
import { useFormEnd } from './use-form-end.ts';

const MINUTES = ['5', '10', '15', '30', '60'] as const;

/** Keeps a draft from going out by itself for a while. */
export function HoldForm({ action }: { action: RoomAction }) {
  const [minutes, setMinutes] = useState<string>('10');
  const [reason, setReason] = useState('');
  const { cancel, done } = useFormEnd();
  const command = useRoomCommand(holdUpdate, { said: 'The draft is held.', onDone: done });
  return (
    <CommandForm
      title="Hold this draft"
      submit={`Hold it for ${minutes} minutes`}
      working="Holding"
      ready={reason.trim() !== ''}
      busy={command.isPending}
      error={command.error}
      onSubmit={() => command.mutate({ key: action.dutyKey ?? '', minutes: Number(minutes), reason: reason.trim() })}
      onCancel={cancel}
      consequence="It does not go out by itself until then. The people waiting for it hear nothing meanwhile."
    >
      <Choice
        legend="For how many minutes?"
        options={MINUTES.map((value) => ({ value, title: value }))}
        value={minutes}
        onChange={setMinutes}
      />
      <WordsField label="Why?" minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </CommandForm>
  );
}
