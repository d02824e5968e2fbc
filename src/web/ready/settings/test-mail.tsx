import { useState } from 'react';
import type { FormEvent } from 'react';
import { testMail } from '#contract/settings.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMe } from '../../session/rights.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { LineField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';

/** Proof by day that a mail will arrive by night. */
export function TestMail() {
  const { data: account } = useMe();
  const [to, setTo] = useState<string | null>(null);
  const test = useCommand(testMail);
  const address = to ?? account?.email ?? '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!test.isPending) test.mutate({ body: { to: address.trim() } });
  };
  return (
    <FormColumn onSubmit={send} label="Test mail">
      <LineField
        label="Send a test mail to"
        type="email"
        value={address}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      {test.data !== undefined && (
        <p role="status">
          {test.data.outcome === 'sent' ? 'The mail server took it: ' : 'It was not sent: '}
          <code>{test.data.detail}</code>
        </p>
      )}
      <RefusalNote error={test.error} />
      <div>
        <ActionButton type="submit" needs="administer" busy={test.isPending} disabled={address.trim() === ''}>
          {test.isPending ? 'Sending the test mail' : 'Send the test mail'}
        </ActionButton>
      </div>
    </FormColumn>
  );
}
