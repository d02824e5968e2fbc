import { Checkbox } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { createAccount } from '#contract/accounts.ts';
import { listPeople } from '#contract/people.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { CopyBox } from '../../ui/copy-box.tsx';
import { LineField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { PickOne } from '../../ui/pick-one.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { ROLES } from './roles.ts';

/** Invites somebody: they set their password by a one-time link. */
export function Invite() {
  const [open, setOpen] = useState(false);
  return open ? (
    <InviteForm />
  ) : (
    <div>
      <ActionButton needs="administer" onClick={() => setOpen(true)}>
        Invite somebody
      </ActionButton>
    </div>
  );
}

function InviteForm() {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<'viewer' | 'responder' | 'admin'>('responder');
  const [mayPublish, setMayPublish] = useState(false);
  const [personId, setPersonId] = useState<string | null>(null);
  const { data } = useAnswer(listPeople);
  const create = useCommand(createAccount);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!create.isPending)
      create.mutate({ body: { name: name.trim(), email: email.trim(), role, mayPublish, personId } });
  };
  return (
    <FormColumn onSubmit={send} label="Invite somebody">
      <LineField
        label="Name"
        required
        withAsterisk={false}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <LineField
        label="Email"
        type="email"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <Choice legend="Role" options={ROLES} value={role} onChange={setRole} />
      <Checkbox
        label="May publish the procedure"
        checked={mayPublish}
        onChange={(event) => setMayPublish(event.currentTarget.checked)}
      />
      <PickOne
        label="Who is it among the people?"
        clearable
        data={(data?.people ?? [])
          .filter((person) => !person.erased)
          .map((person) => ({ value: person.id, label: person.name }))}
        value={personId}
        onChange={setPersonId}
      />
      <RefusalNote error={create.error} />
      {create.data === undefined ? (
        <div>
          <ActionButton type="submit" variant="filled" needs="administer" busy={create.isPending}>
            Make the invitation
          </ActionButton>
        </div>
      ) : (
        <>
          <p role="status">Send this link to {name}. It works once.</p>
          <CopyBox what="link" text={create.data.link} />
        </>
      )}
    </FormColumn>
  );
}
