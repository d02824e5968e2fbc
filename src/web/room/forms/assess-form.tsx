import { useState } from 'react';
import { assess } from '#contract/assessment.ts';
import { LineField, WordsField } from '../../ui/fields.tsx';
import { useRoom } from '../room-context.ts';
import { useRoomCommand } from '../use-room-command.ts';
import type { AssessAnswers } from './assess-answers.ts';
import { assessBody, firstAnswers } from './assess-answers.ts';
import { AssessPreview, usePreview } from './assess-preview.tsx';
import { CommandForm } from './command-form.tsx';
import { EvidenceList } from './evidence-list.tsx';
import { ImpactQuestion } from './impact-question.tsx';
import { OverrideFields } from './override-fields.tsx';
import { useFormEnd } from './use-form-end.ts';

/** Estimates the impact; the procedure asks, its table gives the priority, shown before it is set. */
export function AssessForm() {
  const { room } = useRoom();
  const [answers, setAnswers] = useState<AssessAnswers>(() => firstAnswers(room));
  const change = (next: Partial<AssessAnswers>) => setAnswers((before) => ({ ...before, ...next }));
  const body = assessBody(answers);
  const preview = usePreview(body);
  const { cancel, done } = useFormEnd();
  const command = useRoomCommand(assess, { guarded: true, said: 'The impact is assessed.', onDone: done });
  const isFilledIn = room.suggested.because.length > 0 && (room.assessment === null || room.priority?.assumed === true);

  return (
    <CommandForm
      title="Assess the impact"
      submit={submitWords(preview.data)}
      working="Setting the priority"
      ready={preview.data?.refused === null && !preview.isStale}
      isReading={preview.isStale}
      busy={command.isPending}
      error={command.error}
      onSubmit={() => command.mutate(body)}
      onCancel={cancel}
    >
      {isFilledIn && <p>Filled in from the reports and alerts. When it is right, one press sets the priority.</p>}
      {room.questions.map((question) => (
        <ImpactQuestion key={question.id} question={question} answers={answers} onChange={change} />
      ))}
      <LineField
        label="What do customers see?"
        description="They read this as it is: what fails, in their words. No cause, no promise."
        value={answers.symptom}
        onChange={(event) => change({ symptom: event.currentTarget.value })}
      />
      <EvidenceList signals={room.signals} links={room.suggested.links} />
      <WordsField
        label="What does a metric show?"
        description="A link to the graph counts as a source of its own; one sentence counts as your word."
        minRows={1}
        value={answers.metric}
        onChange={(event) => change({ metric: event.currentTarget.value })}
      />
      <WordsField
        label="What did you see yourself?"
        minRows={2}
        value={answers.seen}
        onChange={(event) => change({ seen: event.currentTarget.value })}
      />
      <OverrideFields
        priorities={room.priorities}
        value={answers.override}
        onChange={(override) => change({ override })}
      />
      <AssessPreview preview={preview} />
    </CommandForm>
  );
}

function submitWords(preview: { priority: string | null; refused: string | null } | undefined): string {
  if (preview === undefined || preview.refused !== null) return 'Set the priority';
  return preview.priority === null ? 'Set it down as a bug' : `Set the priority to ${preview.priority}`;
}
