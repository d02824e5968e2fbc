import { Button } from '@mantine/core';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { erasePerson } from '#contract/people.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { LineField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import styles from './people.module.css';

/** Erasing a person cannot be undone, so it is typed. */
export function EraseForm({
  person,
  onDone,
}: {
  person: { id: string; name: string; label: string };
  onDone: () => void;
}) {
  const [typed, setTyped] = useState('');
  const erase = useCommand(erasePerson);
  const ready = typed.trim().toLowerCase() === 'erase';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !erase.isPending)
      erase.mutate({ params: { id: person.id }, body: { confirm: 'erase' } }, { onSuccess: onDone });
  };
  return (
    <FormColumn onSubmit={send} label={`Erase ${person.name}`}>
      <p>
        The name and addresses of <bdi>{person.name}</bdi> go away everywhere: in timelines, messages, backups made from
        now on, and the audit. The timeline then says “{person.label}”. The account ends. This cannot be undone.
      </p>
      <LineField
        label="Type erase to confirm"
        autoComplete="off"
        autoFocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <RefusalNote error={erase.error} />
      <div className={styles.buttons}>
        <ActionButton type="submit" variant="filled" needs="administer" busy={erase.isPending} disabled={!ready}>
          Erase {person.name}
        </ActionButton>
        <Button onClick={onDone}>Keep this person</Button>
      </div>
    </FormColumn>
  );
}
