import { useState } from 'react';
import type { FormEvent } from 'react';
import { putRotation } from '#contract/people.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { LineField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { PickOne, PickSome } from '../../ui/pick-one.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import type { RotationBody } from './rotation-body.ts';

interface RotationFormProps {
  id: string;
  first: RotationBody;
  people: readonly { id: string; name: string; erased: boolean }[];
  onDone: () => void;
}

/** Who takes turns, from when, in which zone. */
export function RotationForm({ id, first, people, onDone }: RotationFormProps) {
  const [body, setBody] = useState(first);
  const put = useCommand(putRotation);
  const change = (next: Partial<RotationBody>) => setBody((before) => ({ ...before, ...next }));
  const ready = id !== '' && body.name.trim() !== '' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(body.startsOn);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !put.isPending)
      put.mutate({ params: { id }, body: { ...body, name: body.name.trim() } }, { onSuccess: onDone });
  };
  return (
    <FormColumn onSubmit={send} label="Rotation">
      <LineField label="Name" value={body.name} onChange={(event) => change({ name: event.currentTarget.value })} />
      <PickSome
        label="People, in turn"
        data={people.filter((person) => !person.erased).map((person) => ({ value: person.id, label: person.name }))}
        value={body.people}
        onChange={(picked) => change({ people: picked })}
      />
      <PickOne
        label="Zone"
        data={Intl.supportedValuesOf('timeZone').concat('UTC')}
        value={body.zone}
        onChange={(zone) => change({ zone: zone ?? 'UTC' })}
      />
      <LineField
        label="First handover"
        description="Local time of the zone. Every further one is a week later."
        type="datetime-local"
        value={body.startsOn}
        onChange={(event) => change({ startsOn: event.currentTarget.value.slice(0, 16) })}
      />
      <RefusalNote error={put.error} />
      <div>
        <ActionButton type="submit" variant="filled" needs="administer" busy={put.isPending} disabled={!ready}>
          Save the rotation
        </ActionButton>
      </div>
    </FormColumn>
  );
}
