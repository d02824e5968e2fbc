import { useState } from 'react';
import { getCatalogue } from '#contract/catalogue.ts';
import { assess } from '#contract/incident.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Choice } from '../../ui/choice.tsx';
import { LineField, WordsField } from '../../ui/fields.tsx';
import { PickOne, PickSome } from '../../ui/pick-one.tsx';
import { useRoom } from '../room-context.ts';
import { useRoomCommand } from '../use-room-command.ts';
import type { AssessAnswers } from './assess-answers.ts';
import { assessBody, firstAnswers } from './assess-answers.ts';
import { AssessPreview, usePreview } from './assess-preview.tsx';
import { CommandForm } from './command-form.tsx';
import { EvidenceFields } from './evidence-fields.tsx';
import { OverrideFields } from './override-fields.tsx';
import { useFormEnd } from './use-form-end.ts';

const YES_NO = [
  { value: 'yes', title: 'Yes' },
  { value: 'no', title: 'No' },
  { value: 'unknown', title: 'Not known' },
] as const;

/** Estimates the impact; the procedure's table gives the priority, shown before it is set. */
export function AssessForm() {
  const { room } = useRoom();
  const { data: catalogue } = useAnswer(getCatalogue);
  const [answers, setAnswers] = useState<AssessAnswers>(() => firstAnswers(room));
  const change = (next: Partial<AssessAnswers>) => setAnswers((before) => ({ ...before, ...next }));
  const body = assessBody(answers, room);
  const preview = usePreview(body);
  const { cancel, done } = useFormEnd();
  const command = useRoomCommand(assess, { guarded: true, said: 'The impact is assessed.', onDone: done });

  return (
    <CommandForm
      title="Assess the impact"
      submit={submitWords(preview.data)}
      working="Setting the priority"
      ready={preview.data?.refused === null && !preview.isStale}
      busy={command.isPending}
      error={command.error}
      onSubmit={() => command.mutate(body)}
      onCancel={cancel}
    >
      <PickOne
        label="Which feature is hurt?"
        placeholder="Not known yet"
        clearable
        data={(catalogue?.features ?? []).map((feature) => ({
          value: feature.id,
          label: `${feature.name} (${feature.tier})`,
        }))}
        value={answers.featureId}
        onChange={(featureId) => change({ featureId })}
      />
      <PickSome
        label="Which customers are hurt?"
        placeholder={answers.customerIds.length === 0 ? 'None known yet' : ''}
        data={(catalogue?.customers ?? []).map((customer) => ({ value: customer.id, label: customer.name }))}
        value={answers.customerIds}
        onChange={(customerIds) => change({ customerIds })}
      />
      <LineField
        label="How many in all, if more than those named"
        inputMode="numeric"
        value={answers.customers}
        onChange={(event) => change({ customers: event.currentTarget.value.replace(/\D/g, '') })}
      />
      <Choice
        legend="Is there a workaround?"
        options={YES_NO}
        value={answers.workaround}
        onChange={(workaround) => change({ workaround })}
      />
      {answers.workaround === 'yes' && (
        <LineField
          label="What can customers do meanwhile?"
          description="They read this as it is."
          value={answers.workaroundText}
          onChange={(event) => change({ workaroundText: event.currentTarget.value })}
        />
      )}
      <LineField
        label="What do customers see?"
        description="They read this as it is: what fails, in their words. No cause, no promise."
        value={answers.symptom}
        onChange={(event) => change({ symptom: event.currentTarget.value })}
      />
      <Choice
        legend="Is data at risk?"
        options={YES_NO}
        value={answers.dataAtRisk}
        onChange={(dataAtRisk) => change({ dataAtRisk })}
      />
      <Choice
        legend="Is it getting worse?"
        options={YES_NO}
        value={answers.worsening}
        onChange={(worsening) => change({ worsening })}
      />
      <EvidenceFields signals={room.signals} picked={answers.signals} onChange={(signals) => change({ signals })} />
      <WordsField
        label="What does a metric show?"
        description="One sentence, or a link to the graph."
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
