import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { addPasskey, beginPasskey, type listPasskeys, type PasskeyPlace } from '#contract/passkey.ts';
import type { AnswerOf } from '#contract/route.ts';
import { call } from '../api/call.ts';
import { useMe } from '../session/rights.ts';
import { ActionButton } from '../ui/action-button.tsx';
import { LineField } from '../ui/fields.tsx';
import { FormColumn } from '../ui/form-column.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { browserHere, makePasskey } from './device.ts';
import { whyNoPasskeys } from './why-no-passkeys.ts';

interface AddPasskeyProps {
  place: PasskeyPlace;
  proof: AnswerOf<typeof listPasskeys>['proof'];
  onSaid: (sentence: string) => void;
}

/** Adding a passkey of this device, or why that cannot be done here. */
export function AddPasskey({ place, proof, onSaid }: AddPasskeyProps) {
  const why = whyNoPasskeys(place, browserHere());
  return (
    <section aria-labelledby="add" style={{ display: 'grid', gap: 12 }}>
      <h2 id="add">Add a passkey</h2>
      {why !== null && <p>{why}</p>}
      {why === null && proof === 'sign-in' && (
        <p>You signed in a while ago. Sign out and in again, then add one within ten minutes.</p>
      )}
      {why === null && proof !== 'sign-in' && <AddForm asksPassword={proof === 'password'} onSaid={onSaid} />}
    </section>
  );
}

function AddForm({ asksPassword, onSaid }: { asksPassword: boolean; onSaid: (sentence: string) => void }) {
  const { data: account } = useMe();
  const [name, setName] = useState(thisDevice());
  const [password, setPassword] = useState('');
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: async () => {
      const ask = await call(beginPasskey, { body: asksPassword ? { password } : {} });
      return call(addPasskey, { body: { name: name.trim(), passkey: await makePasskey(ask) } });
    },
    onSuccess: () => {
      setPassword('');
      onSaid(`${name.trim()} is added. On the sign-in page, press “Sign in with a passkey”.`);
    },
    onSettled: () => queries.invalidateQueries(),
  });
  const ready = name.trim() !== '' && (!asksPassword || password !== '');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !add.isPending) add.mutate();
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
      {asksPassword && (
        <>
          {/* Lets a password manager know whose password this is. */}
          <input type="hidden" autoComplete="username" value={account?.email ?? ''} readOnly />
          <PasswordField
            label="Your password"
            description="You signed in a while ago, and a passkey is a way in."
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </>
      )}
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
