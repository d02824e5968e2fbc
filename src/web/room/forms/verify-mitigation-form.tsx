import { useState } from 'react';
import type { z } from 'zod';
import type { mitigationOutcome } from '#contract/mitigation.ts';
import { verifyMitigation } from '#contract/mitigation.ts';
import { getPlanRun } from '#contract/plan-run.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Choice } from '../../ui/choice.tsx';
import { WordsField } from '../../ui/fields.tsx';
import { mitigationWords } from '../room-action.ts';
import type { RoomAction } from '../room-action.ts';
import { useRoom } from '../room-context.ts';
import { useRoomCommand } from '../use-room-command.ts';
import { CommandForm } from './command-form.tsx';
import { useFormEnd } from './use-form-end.ts';

const OUTCOMES: readonly { value: z.output<typeof mitigationOutcome>; title: string }[] = [
  { value: 'worked', title: 'It worked' },
  { value: 'partly', title: 'It helped in part' },
  { value: 'no-effect', title: 'It changed nothing' },
  { value: 'worse', title: 'It made things worse' },
];

/** Whether the steps of a mitigation go on still. */
function useIsUnderWay(runId: string | null): boolean {
  const { data } = useAnswer(getPlanRun, { params: { id: runId ?? '' } }, { enabled: runId !== null });
  return data !== undefined && data.status !== 'ended';
}

/** Says what an attempt did: only then is it known whether service is back. */
export function VerifyMitigationForm({ action }: { action: RoomAction }) {
  const { room } = useRoom();
  const [outcome, setOutcome] = useState<z.output<typeof mitigationOutcome> | null>(null);
  const [note, setNote] = useState('');
  const { cancel, done } = useFormEnd();
  const command = useRoomCommand(verifyMitigation, { said: 'The outcome is recorded.', onDone: done });
  const mitigation =
    room.mitigations.find((candidate) => candidate.id === action.subject) ??
    room.mitigations.findLast((candidate) => candidate.outcome === null);
  const isUnderWay = useIsUnderWay(mitigation?.runId ?? null);
  const object = mitigationWords(mitigation?.kind ?? 'other');
  const record = () => {
    if (mitigation === undefined || outcome === null) return;
    command.mutate({ mitigationId: mitigation.id, outcome, ...(note.trim() === '' ? {} : { note: note.trim() }) });
  };
  return (
    <CommandForm
      title={`What did ${object} do?`}
      submit={`Record what ${object} did`}
      working="Recording the outcome"
      ready={outcome !== null && mitigation !== undefined}
      busy={command.isPending}
      error={command.error}
      onSubmit={record}
      onCancel={cancel}
      {...(isUnderWay
        ? {
            consequence:
              'Its steps are still under way. This does not stop them: cancel it first if nothing more should begin.',
          }
        : {})}
    >
      <Choice legend="Outcome" options={OUTCOMES} value={outcome} onChange={setOutcome} />
      <WordsField
        label="How do you know?"
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </CommandForm>
  );
}
