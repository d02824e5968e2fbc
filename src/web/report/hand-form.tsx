import { useState } from 'react';
import type { FormEvent } from 'react';
import { raiseHand } from '#contract/incident.ts';
import { useCommand } from '../api/use-command.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { LineField, WordsField } from '../ui/fields.tsx';
import { FormColumn } from '../ui/form-column.tsx';
import { PickOne } from '../ui/pick-one.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { useDraft } from '../ui/use-draft.ts';
import { useGo } from '../ui/use-go.ts';

/** Opens an incident as reported, from what one sees oneself. */
export function HandForm({ features }: { features: { value: string; label: string }[] }) {
  const [title, setTitle, clearTitle] = useDraft('hand:title');
  const [details, setDetails, clearDetails] = useDraft('hand:details');
  const [featureId, setFeatureId] = useState<string | null>(null);
  // A press that is repeated because its answer was lost raises no second hand.
  const [key] = useState(() => crypto.randomUUID());
  const raise = useCommand(raiseHand);
  const go = useGo();
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim() === '' || raise.isPending) return;
    raise.mutate(
      { body: { title: title.trim(), featureId, key, ...(details.trim() === '' ? {} : { details: details.trim() }) } },
      {
        onSuccess: (incident) => {
          clearTitle();
          clearDetails();
          go(`/incidents/${incident.id}`);
        },
      },
    );
  };
  return (
    <FormColumn onSubmit={send}>
      <LineField
        label="What can customers not do?"
        required
        withAsterisk={false}
        maxLength={300}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <PickOne label="Feature, if you know it" clearable data={features} value={featureId} onChange={setFeatureId} />
      <WordsField
        label="Anything else that helps"
        value={details}
        onChange={(event) => setDetails(event.currentTarget.value)}
      />
      <RefusalNote error={raise.error} />
      <div>
        <ActionButton type="submit" variant="filled" busy={raise.isPending} disabled={title.trim() === ''}>
          {raise.isPending ? 'Raising your hand' : 'Raise my hand'}
        </ActionButton>
      </div>
    </FormColumn>
  );
}
