import { useState } from 'react';
import type { FormEvent } from 'react';
import { putRotation } from '#contract/people.ts';
import { useCommand } from '../../api/use-command.ts';
import { readersZone } from '../../time/absolute-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { LineField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { PickOne } from '../../ui/pick-one.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import type { RotationRow } from './rotation-body.ts';
import { bodyOf, instantOfLocal } from './rotation-body.ts';
import styles from './oncall.module.css';

interface OverrideFormProps {
  rotation: RotationRow;
  people: readonly { id: string; name: string; erased: boolean }[];
  onDone: () => void;
}

/** Lets somebody take over for a while. */
export function OverrideForm({ rotation, people, onDone }: OverrideFormProps) {
  const [personId, setPersonId] = useState<string | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const put = useCommand(putRotation);
  const fromAt = instantOfLocal(from);
  const toAt = instantOfLocal(to);
  const ready = personId !== null && fromAt !== null && toAt !== null && fromAt < toAt;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || put.isPending) return;
    put.mutate(
      {
        params: { id: rotation.id },
        body: { ...bodyOf(rotation), overrides: [...rotation.overrides, { personId, fromAt, toAt }] },
      },
      { onSuccess: onDone },
    );
  };
  return (
    <FormColumn onSubmit={send} label="Add an override">
      <PickOne
        label="Who takes over?"
        data={people.filter((person) => !person.erased).map((person) => ({ value: person.id, label: person.name }))}
        value={personId}
        onChange={setPersonId}
      />
      <div className={styles.pair}>
        <LineField
          label="From"
          description={`Your time, ${readersZone()}`}
          type="datetime-local"
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <LineField
          label="To"
          description={`Your time, ${readersZone()}`}
          type="datetime-local"
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </div>
      {fromAt !== null && toAt !== null && fromAt >= toAt && <p role="alert">The end must come after the beginning.</p>}
      <RefusalNote error={put.error} />
      <div>
        <ActionButton type="submit" variant="filled" needs="administer" busy={put.isPending} disabled={!ready}>
          Add this override
        </ActionButton>
      </div>
    </FormColumn>
  );
}
