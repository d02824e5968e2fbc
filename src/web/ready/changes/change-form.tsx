import { useState } from 'react';
import type { FormEvent } from 'react';
import { getCatalogue } from '#contract/catalogue.ts';
import type { Change } from '#contract/changes.ts';
import { changeKind, recordChange } from '#contract/changes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { LineField, WordsField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { PickSome } from '../../ui/pick-one.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { KIND_WORDS } from './change-words.ts';

type Kind = Change['kind'];

const KINDS = changeKind.options.map((value) => ({ value, title: KIND_WORDS[value] }));

/** A change as somebody records it by hand; pipelines do it by the API. */
export function ChangeForm({ onDone }: { onDone: () => void }) {
  const [title, setTitle] = useState('');
  const [kind, setKind] = useState<Kind>('deploy');
  const [services, setServices] = useState<string[]>([]);
  const [revertPlan, setRevertPlan] = useState('');
  const { data: catalogue } = useAnswer(getCatalogue);
  const record = useCommand(recordChange);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '' || record.isPending) return;
    record.mutate(
      {
        body: {
          title: title.trim(),
          kind,
          services,
          source: 'desk',
          revertPlan: revertPlan.trim() === '' ? null : revertPlan.trim(),
        },
      },
      { onSuccess: onDone },
    );
  };
  return (
    <FormColumn onSubmit={send} label="Record a change">
      <LineField label="What changed?" value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
      <Choice legend="Kind" options={KINDS} value={kind} onChange={setKind} />
      <PickSome
        label="Services"
        data={(catalogue?.services ?? []).map((service) => ({ value: service.id, label: service.name }))}
        value={services}
        onChange={setServices}
      />
      <WordsField
        label="Revert plan"
        description="How it is undone, what happens to the data, and how one knows it worked."
        value={revertPlan}
        onChange={(event) => setRevertPlan(event.currentTarget.value)}
      />
      <RefusalNote error={record.error} />
      <div>
        <ActionButton type="submit" variant="filled" busy={record.isPending} disabled={title.trim() === ''}>
          Record this change
        </ActionButton>
      </div>
    </FormColumn>
  );
}
