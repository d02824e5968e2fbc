import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FormEvent } from 'react';
import { acceptWelcome } from '#contract/session.ts';
import type { BodyOf } from '#contract/route.ts';
import { call } from '../api/call.ts';
import { LineField } from '../ui/fields.tsx';
import { FormColumn } from '../ui/form-column.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { RefusalNote } from '../ui/refusal.tsx';

const SHORTEST_PASSWORD = 12;

interface WelcomeFormProps {
  token: string;
  kind: 'first-administrator' | 'invitation' | 'new-password';
  invited: { name: string; email: string };
}

/** Name, address where they are not fixed yet, and the password. */
export function WelcomeForm({ token, kind, invited }: WelcomeFormProps) {
  const [name, setName] = useState(invited.name);
  const [email, setEmail] = useState(invited.email);
  const [password, setPassword] = useState('');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const isFirst = kind === 'first-administrator';
  const enter = useMutation({
    mutationFn: (body: BodyOf<typeof acceptWelcome>) => call(acceptWelcome, { body }),
    onSuccess: async () => {
      queries.clear();
      await navigate({ to: '/now' });
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!enter.isPending)
      enter.mutate({
        token,
        password,
        ...(kind === 'new-password' ? {} : { name: name.trim() }),
        ...(isFirst ? { email: email.trim() } : {}),
      });
  };
  return (
    <FormColumn onSubmit={send} label="Welcome">
      {kind !== 'new-password' && (
        <LineField
          label="Your name"
          autoComplete="name"
          autoFocus
          required
          withAsterisk={false}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
      <LineField
        label="Email"
        description="You sign in with it."
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        readOnly={!isFirst}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordField
        label="Password"
        description={`At least ${SHORTEST_PASSWORD} characters. A few words are better than a few signs.`}
        autoComplete="new-password"
        required
        minLength={SHORTEST_PASSWORD}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <RefusalNote error={enter.error} />
      <Button type="submit" variant="filled" aria-busy={enter.isPending || undefined}>
        {enter.isPending ? 'Opening the desk' : 'Open the desk'}
      </Button>
    </FormColumn>
  );
}
