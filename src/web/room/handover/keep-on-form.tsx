import { useState } from 'react';
import { overrideRest } from '#contract/handover.ts';
import { Choice } from '../../ui/choice.tsx';
import { LineField } from '../../ui/fields.tsx';
import { CommandForm } from '../forms/command-form.tsx';
import { useRoomCommand } from '../use-room-command.ts';

const LENGTHS = [
  { value: '30', title: '30 minutes' },
  { value: '60', title: '1 hour' },
  { value: '120', title: '2 hours' },
];

/** The holder stays, for a time and with a reason. */
export function KeepOnForm({ role, title, onEnd }: { role: string; title: string; onEnd: () => void }) {
  const [minutes, setMinutes] = useState<string | null>('30');
  const [reason, setReason] = useState('');
  const command = useRoomCommand(overrideRest, { said: 'You keep the role for now.', onDone: onEnd });
  return (
    <CommandForm
      title={`Stay the ${title}`}
      consequence="Everybody sees that you stay, and why you say so. It is held against nobody."
      submit="Keep on"
      working="Saying so"
      ready={minutes !== null && reason.trim() !== ''}
      busy={command.isPending}
      error={command.error}
      onSubmit={() => command.mutate({ role, minutes: Number(minutes), reason: reason.trim() })}
      onCancel={onEnd}
    >
      <Choice legend="For how long?" options={LENGTHS} value={minutes} onChange={setMinutes} />
      <LineField label="Why?" value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </CommandForm>
  );
}
