import { Button, PasswordInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/PasswordInput.css';
import '@mantine/core/styles/ActionIcon.css';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { redeemWelcomeLink } from '../session/session-calls.ts';
import { Empty } from '../ui/empty.tsx';
import { LineField } from '../ui/fields.tsx';
import { FormColumn } from '../ui/form-column.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { Threshold } from '../ui/threshold.tsx';

const SHORTEST_PASSWORD = 10;

/** Behind a one-time link: who you are from now on, and your password. */
export function WelcomePage() {
  const { token: inPath } = useParams({ strict: false }) as { token?: string };
  const { token: inQuery } = useSearch({ strict: false }) as { token?: string };
  const token = inPath ?? inQuery;
  if (token === undefined) {
    return (
      <Threshold title="Welcome">
        <Empty title="This address lacks its one-time part." lead="Open the link exactly as it was printed or sent to you.">
          <Link to="/sign-in">Sign in instead</Link>
        </Empty>
      </Threshold>
    );
  }
  return <WelcomeForm token={String(token)} />;
}

function WelcomeForm({ token }: { token: string }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const enter = useMutation({
    mutationFn: redeemWelcomeLink,
    onSuccess: async () => {
      queries.clear();
      await navigate({ to: '/now' });
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!enter.isPending) enter.mutate({ token, name: name.trim(), email: email.trim(), password });
  };
  return (
    <Threshold title="Welcome to the desk" lead="This link works once. Say who you are and choose a password.">
      <FormColumn onSubmit={send} label="Welcome">
        <LineField label="Your name" autoComplete="name" autoFocus required withAsterisk={false} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <LineField label="Email" description="You sign in with it." type="email" autoComplete="username" required withAsterisk={false} value={email} onChange={(event) => setEmail(event.currentTarget.value)} />
        <PasswordInput
          label="Password"
          description={`At least ${SHORTEST_PASSWORD} characters. A few words are better than a few signs.`}
          autoComplete="new-password"
          required
          withAsterisk={false}
          minLength={SHORTEST_PASSWORD}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
        />
        <RefusalNote error={enter.error} />
        <Button type="submit" variant="filled" aria-busy={enter.isPending || undefined}>
          {enter.isPending ? 'Opening the desk' : 'Open the desk'}
        </Button>
      </FormColumn>
    </Threshold>
  );
}
