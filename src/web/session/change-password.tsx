import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { BodyOf } from '#contract/route.ts';
import { changePassword } from '#contract/session.ts';
import { call } from '../api/call.ts';
import { Dialog } from '../ui/dialog.tsx';
import { FormColumn } from '../ui/form-column.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { RefusalNote } from '../ui/refusal.tsx';

const SHORTEST_PASSWORD = 12;

/** Changes one's own password: the one in force, the new one, and what that ended elsewhere. */
export function ChangePassword({ email, onClose }: { email: string; onClose: () => void }) {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useMutation({
    mutationFn: (body: BodyOf<typeof changePassword>) => call(changePassword, { body }),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!change.isPending) change.mutate({ current, password });
  };
  return (
    <Dialog title="Change your password" onClose={onClose}>
      {change.data === undefined ? (
        <FormColumn onSubmit={send} label="Change your password">
          {/* Lets a password manager know whose password this is. */}
          <input type="hidden" autoComplete="username" value={email} readOnly />
          <PasswordField
            label="The password you have now"
            autoComplete="current-password"
            data-autofocus
            required
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <PasswordField
            label="The new password"
            description={`At least ${SHORTEST_PASSWORD} characters. A few words are better than a few signs.`}
            autoComplete="new-password"
            required
            minLength={SHORTEST_PASSWORD}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <RefusalNote error={change.error} />
          <Button type="submit" variant="filled" aria-busy={change.isPending || undefined}>
            {change.isPending ? 'Changing it' : 'Change it'}
          </Button>
        </FormColumn>
      ) : (
        <div role="status">
          <p>
            Your password is changed. {elsewhere(change.data.endedSessions)} Passkeys go on working; yours are under You
            → Passkeys.
          </p>
          <Button onClick={onClose} data-autofocus>
            Close
          </Button>
        </div>
      )}
    </Dialog>
  );
}

function elsewhere(ended: number): string {
  if (ended === 0) return 'You were signed in nowhere else.';
  return ended === 1 ? 'You were signed out in one other place.' : `You were signed out in ${ended} other places.`;
}
