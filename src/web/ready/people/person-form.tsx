import { useState } from 'react';
import type { FormEvent } from 'react';
import type { z } from 'zod';
import type { personRow } from '#contract/people.ts';
import { createPerson, updatePerson } from '#contract/people.ts';
import { useCommand } from '../../api/use-command.ts';
import { readersZone } from '../../time/absolute-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { LineField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { PickOne } from '../../ui/pick-one.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';

/** A person's name, zone and the ways a page reaches them. */
export function PersonForm({ person, onDone }: { person: z.output<typeof personRow> | null; onDone: () => void }) {
  const [name, setName] = useState(person?.name ?? '');
  const [email, setEmail] = useState(person?.email ?? '');
  const [zone, setZone] = useState(person?.zone ?? readersZone());
  const [mail, setMail] = useState(addressOf(person, 'mail'));
  const [webhook, setWebhook] = useState(addressOf(person, 'webhook'));
  const create = useCommand(createPerson);
  const update = useCommand(updatePerson);
  const busy = create.isPending || update.isPending;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (busy || name.trim() === '') return;
    const contacts = [
      { channel: 'mail' as const, address: mail.trim() },
      { channel: 'webhook' as const, address: webhook.trim() },
    ].filter((contact) => contact.address !== '');
    const body = { name: name.trim(), email: email.trim() === '' ? null : email.trim(), zone, contacts };
    if (person === null) create.mutate({ body }, { onSuccess: onDone });
    else update.mutate({ params: { id: person.id }, body }, { onSuccess: onDone });
  };
  return (
    <FormColumn onSubmit={send} label={person === null ? 'New person' : `Change ${person.name}`}>
      <LineField label="Name" value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <LineField label="Email" type="email" value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
      <PickOne
        label="Zone"
        data={Intl.supportedValuesOf('timeZone').concat('UTC')}
        value={zone}
        onChange={(picked) => setZone(picked ?? 'UTC')}
      />
      <LineField label="Pages go by mail to" value={mail} onChange={(event) => setMail(event.currentTarget.value)} />
      <LineField
        label="Pages go by webhook to"
        type="url"
        value={webhook}
        onChange={(event) => setWebhook(event.currentTarget.value)}
      />
      <RefusalNote error={create.error ?? update.error} />
      <div>
        <ActionButton type="submit" variant="filled" needs="administer" busy={busy} disabled={name.trim() === ''}>
          {person === null ? 'Add this person' : 'Save this person'}
        </ActionButton>
      </div>
    </FormColumn>
  );
}

function addressOf(person: z.output<typeof personRow> | null, channel: 'mail' | 'webhook'): string {
  return person?.contacts.find((contact) => contact.channel === channel)?.address ?? '';
}
