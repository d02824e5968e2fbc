import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { addPasskey, beginPasskey, type PasskeyPlace } from '#contract/passkey.ts';
import { call } from '../api/call.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { LineField } from '../ui/fields.tsx';
import { FormColumn } from '../ui/form-column.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { browserHere, makePasskey } from './device.ts';
import { whyNoPasskeys } from './why-no-passkeys.ts';

interface AddPasskeyProps {
  place: PasskeyPlace;
  onSaid: (sentence: string) => void;
}

/** Adding a passkey of this device, or why that cannot be done here. */
export function AddPasskey({ place, onSaid }: AddPasskeyProps) {
  const why = whyNoPasskeys(place, browserHere());
  return (
    <section aria-labelledby="add" style={{ display: 'grid', gap: 12 }}>
      <h2 id="add">Add a passkey</h2>
      {why === null ? <AddForm onSaid={onSaid} /> : <p>{why}</p>}
    </section>
  );
}

function AddForm({ onSaid }: { onSaid: (sentence: string) => void }) {
  const [name, setName] = useState(thisDevice());
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: async (called: string) => {
      const ask = await call(beginPasskey);
      return call(addPasskey, { body: { name: called, passkey: await makePasskey(ask) } });
    },
    onSuccess: (_, called) => {
      // The next one is another device.
      setName('');
      onSaid(`${called} is added. On the sign-in page, press “Sign in with a passkey”.`);
    },
    onSettled: () => queries.invalidateQueries(),
  });
  const ready = name.trim() !== '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !add.isPending) add.mutate(name.trim());
  };
  return (
    <FormColumn onSubmit={send} label="Add a passkey">
      <LineField
        label="What do you call it?"
        description="So that you know which one to remove when a device is lost."
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <RefusalNote error={add.error} />
      <div>
        <ActionButton type="submit" variant="filled" needs="view" busy={add.isPending} notYet={!ready}>
          {add.isPending ? 'Your device asks you now' : 'Add this passkey'}
        </ActionButton>
      </div>
    </FormColumn>
  );
}

function thisDevice(): string {
  return /Android|iPhone|iPad|Mobile/.test(navigator.userAgent) ? 'This phone' : 'This computer';
}
