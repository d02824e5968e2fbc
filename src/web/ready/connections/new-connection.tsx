import { Checkbox } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { putConnection, type Connection } from '#contract/connection.ts';
import type { BodyOf } from '#contract/route.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { LineField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { KIND_FIELDS, KIND_NAMES } from './kinds.ts';

type Kind = Connection['kind'];

const KINDS = (['github', 'gitlab', 'webhook'] as const).map((value) => ({ value, title: KIND_NAMES[value] }));

/** Adds a connection, or changes one by entering its name again. */
export function NewConnection() {
  const [open, setOpen] = useState(false);
  return open ? (
    <ConnectionForm onDone={() => setOpen(false)} />
  ) : (
    <div>
      <ActionButton needs="administer" onClick={() => setOpen(true)}>
        Add a connection
      </ActionButton>
    </div>
  );
}

function ConnectionForm({ onDone }: { onDone: () => void }) {
  const [kind, setKind] = useState<Kind>('github');
  const [name, setName] = useState('');
  const [secret, setSecret] = useState('');
  const [allowPrivate, setAllowPrivate] = useState(false);
  const [takesActionItems, setTakesActionItems] = useState(false);
  const [values, setValues] = useState<Record<string, string>>({});
  const put = useCommand(putConnection);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (put.isPending || name.trim() === '') return;
    const given = KIND_FIELDS[kind].fields.flatMap(({ name: field }) => {
      const value = (values[field] ?? '').trim();
      return value === '' ? [] : [[field, value]];
    });
    // The desk checks the shape, and says at which field it is wrong.
    const more = kind === 'webhook' ? { takesActionItems } : {};
    const connection = { kind, allowPrivate, ...more, ...Object.fromEntries(given) } as BodyOf<
      typeof putConnection
    >['connection'];
    const body = secret.trim() === '' ? { connection } : { connection, secret: secret.trim() };
    put.mutate({ params: { name: name.trim() }, body }, { onSuccess: onDone });
  };
  return (
    <FormColumn onSubmit={send} label="Add a connection">
      <Choice legend="What is there?" options={KINDS} value={kind} onChange={setKind} />
      <LineField
        label="Name"
        description="By which plans call it. A name that exists is changed."
        dir="ltr"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {KIND_FIELDS[kind].fields.map(({ name: field, label, description }) => (
        <LineField
          key={field}
          label={label}
          description={description}
          dir="ltr"
          autoComplete="off"
          value={values[field] ?? ''}
          onChange={(event) => setValues({ ...values, [field]: event.currentTarget.value })}
        />
      ))}
      <LineField
        label={KIND_FIELDS[kind].secret}
        description="Kept encrypted, and never shown again. Empty keeps the one there is."
        type="password"
        dir="ltr"
        autoComplete="off"
        value={secret}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
      {kind === 'webhook' && (
        <Checkbox
          label="It takes action items"
          checked={takesActionItems}
          onChange={(event) => setTakesActionItems(event.currentTarget.checked)}
        />
      )}
      <Checkbox
        label="It may stand in your own network"
        checked={allowPrivate}
        onChange={(event) => setAllowPrivate(event.currentTarget.checked)}
      />
      <RefusalNote error={put.error} />
      <div>
        <ActionButton
          type="submit"
          variant="filled"
          needs="administer"
          busy={put.isPending}
          disabled={name.trim() === ''}
        >
          Keep this connection
        </ActionButton>
      </div>
    </FormColumn>
  );
}
