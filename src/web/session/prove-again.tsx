import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { offersPasskeys } from '#contract/passkey.ts';
import { beginProof, howToProve, provePasskey, provePassword } from '#contract/proof.ts';
import type { AnswerOf } from '#contract/route.ts';
import { call, callOnce } from '../api/call.ts';
import { useAskedForProof, whileRenewing } from '../api/proof-state.ts';
import { askDevice, browserHere } from '../passkeys/device.ts';
import { whyNoPasskeys } from '../passkeys/why-no-passkeys.ts';
import { Dialog } from '../ui/dialog.tsx';
import { FormColumn } from '../ui/form-column.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { Skeletons } from '../ui/skeletons.tsx';
import { useMe } from './rights.ts';
import { SignInElsewhere } from './sign-in-elsewhere.tsx';

/** Asks whoever signed in a while ago who they are, over whatever page needs to know; then that goes on. */
export function ProveAgain() {
  const asked = useAskedForProof();
  if (asked === null) return null;
  return (
    <Dialog title="Prove that it is you" onClose={() => asked.settle(false)}>
      <Ways onProven={() => asked.settle(true)} />
    </Dialog>
  );
}

function Ways({ onProven }: { onProven: () => void }) {
  const ways = useQuery({ queryKey: [howToProve.name], queryFn: () => call(howToProve), staleTime: 0 });
  const offer = useQuery({ queryKey: ['offersPasskeys'], queryFn: () => call(offersPasskeys) });
  if (ways.isError) return <RefusalNote error={ways.error} />;
  if (ways.data === undefined || offer.isPending) return <Skeletons lines={3} />;
  const fits = offer.data !== undefined && whyNoPasskeys(offer.data.place, browserHere()) === null;
  return <Proof ways={{ ...ways.data, passkeys: fits ? ways.data.passkeys : 0 }} onProven={onProven} />;
}

function Proof({ ways, onProven }: { ways: AnswerOf<typeof howToProve>; onProven: () => void }) {
  const prove = useMutation({
    mutationFn: async (password: string | null) => {
      if (password !== null) return whileRenewing(() => callOnce(provePassword, { body: { password } }));
      const body = await askDevice(await call(beginProof), false);
      return whileRenewing(() => callOnce(provePasskey, { body }));
    },
    onSuccess: onProven,
  });
  const hasPasskey = ways.passkeys > 0;
  return (
    <div style={{ display: 'grid', gap: 16 }}>
      <p>You signed in a while ago, and this may change who can come in. What you were doing goes on afterwards.</p>
      {hasPasskey && (
        <Button
          variant="filled"
          autoFocus
          aria-busy={prove.isPending || undefined}
          onClick={() => !prove.isPending && prove.mutate(null)}
        >
          {prove.isPending && prove.variables === null ? 'Your device asks you now' : 'Use a passkey'}
        </Button>
      )}
      {ways.password && (
        <ByPassword isFirst={!hasPasskey} busy={prove.isPending} onPassword={(password) => prove.mutate(password)} />
      )}
      <RefusalNote error={prove.error} />
      {!hasPasskey && !ways.password && <SignInElsewhere onDone={onProven} />}
    </div>
  );
}

interface ByPasswordProps {
  /** No passkey stands above it. */
  isFirst: boolean;
  busy: boolean;
  onPassword: (password: string) => void;
}

function ByPassword({ isFirst, busy, onPassword }: ByPasswordProps) {
  const { data: account } = useMe();
  const [password, setPassword] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!busy && password !== '') onPassword(password);
  };
  return (
    <FormColumn onSubmit={send} label="Prove it">
      {/* Lets a password manager know whose password this is. */}
      <input type="hidden" autoComplete="username" value={account?.email ?? ''} readOnly />
      <PasswordField
        label="Your password"
        autoComplete="current-password"
        required
        autoFocus={isFirst}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" {...(isFirst && { variant: 'filled' })} aria-busy={busy || undefined}>
          Go on
        </Button>
      </div>
    </FormColumn>
  );
}
