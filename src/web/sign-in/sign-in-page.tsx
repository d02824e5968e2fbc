import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { Button } from '@mantine/core';
import { signIn } from '#contract/session.ts';
import { offersSingleSignOn } from '#contract/single-sign-on.ts';
import { call } from '../api/call.ts';
import { LineField } from '../ui/fields.tsx';
import { buttonLink } from '../ui/button-link.ts';
import { FormColumn } from '../ui/form-column.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { Threshold } from '../ui/threshold.tsx';
import { ByPasskey } from './by-passkey.tsx';
import { safeTarget } from './safe-target.ts';

/** The door of the desk. */
export function SignInPage() {
  const { then } = useSearch({ strict: false }) as { then?: string };
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const offer = useQuery({ queryKey: ['offersSingleSignOn'], queryFn: () => call(offersSingleSignOn, {}) });
  const label = offer.data?.label ?? null;
  const navigate = useNavigate();
  const queries = useQueryClient();
  const goIn = async () => {
    queries.clear();
    await navigate({ to: safeTarget(then) });
  };
  const enter = useMutation({
    mutationFn: (body: { email: string; password: string }) => call(signIn, { body }),
    onSuccess: goIn,
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!enter.isPending) enter.mutate({ email: email.trim(), password });
  };
  return (
    <Threshold title="Sign in">
      {label !== null && <ByProvider label={label} then={safeTarget(then)} />}
      <ByPasskey then={safeTarget(then)} onIn={goIn} />
      <FormColumn onSubmit={send} label="Sign in">
        <LineField
          label="Email"
          type="email"
          autoComplete="username webauthn"
          autoFocus
          required
          withAsterisk={false}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordField
          label="Password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <RefusalNote error={enter.error} />
        {/* One thing to press: the company's way in, where there is one. */}
        <Button type="submit" {...(label === null && { variant: 'filled' })} aria-busy={enter.isPending || undefined}>
          {enter.isPending ? 'Signing in' : 'Sign in'}
        </Button>
        <small>No account yet? An administrator makes one and sends you a link.</small>
      </FormColumn>
    </Threshold>
  );
}

/** The way to the company's identity provider, where one is set. */
function ByProvider({ label, then }: { label: string; then: string }) {
  return (
    <a href={`/sso/start?then=${encodeURIComponent(then)}`} className={buttonLink} data-primary>
      Sign in with {label}
    </a>
  );
}
