import { useState } from 'react';
import type { FormEvent } from 'react';
import type { z } from 'zod';
import type { settings } from '#contract/settings.ts';
import { putSettings } from '#contract/settings.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { LineField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { TestMail } from './test-mail.tsx';
import styles from './settings.module.css';

const SECURITY = [
  { value: 'starttls', title: 'STARTTLS' },
  { value: 'tls', title: 'TLS' },
  { value: 'none', title: 'None' },
] as const;

/** The mail server. Without one, mails are kept in the outbox. */
export function MailForm({ mail }: { mail: z.output<typeof settings>['mail'] }) {
  const [host, setHost] = useState(mail.host);
  const [port, setPort] = useState(mail.configured ? String(mail.port) : '587');
  const [secure, setSecure] = useState(mail.secure);
  const [user, setUser] = useState(mail.user);
  const [password, setPassword] = useState('');
  const [from, setFrom] = useState(mail.from);
  const put = useCommand(putSettings);
  const ready = host.trim() !== '' && from.trim() !== '' && Number(port) > 0;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!ready || put.isPending) return;
    put.mutate(
      {
        body: {
          mail: {
            host: host.trim(),
            port: Number(port),
            secure,
            user: user.trim(),
            from: from.trim(),
            ...(password === '' ? {} : { password }),
          },
        },
      },
      { onSuccess: () => setPassword('') },
    );
  };
  return (
    <section aria-labelledby="mail" className={styles.section}>
      <h2 id="mail">Mail</h2>
      {!mail.configured && <p>No mail server is set up. Pages and updates are kept in the outbox and reach nobody.</p>}
      <FormColumn onSubmit={send} label="Mail server">
        <div className={styles.pair}>
          <LineField label="Server" value={host} onChange={(event) => setHost(event.currentTarget.value)} />
          <LineField
            label="Port"
            inputMode="numeric"
            value={port}
            onChange={(event) => setPort(event.currentTarget.value.replace(/\D/g, ''))}
          />
        </div>
        <Choice legend="Security" options={SECURITY} value={secure} onChange={setSecure} />
        <LineField
          label="User"
          autoComplete="off"
          value={user}
          onChange={(event) => setUser(event.currentTarget.value)}
        />
        <PasswordField
          label="Password"
          description={
            mail.configured ? 'Empty keeps the one that is set. It is kept encrypted.' : 'It is kept encrypted.'
          }
          autoComplete="new-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <LineField label="Mails come from" value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
        <RefusalNote error={put.error} />
        {put.isSuccess && <p role="status">Saved.</p>}
        <div className={styles.buttons}>
          <ActionButton type="submit" needs="administer" busy={put.isPending} disabled={!ready}>
            Save the mail server
          </ActionButton>
          {mail.configured && (
            <ActionButton needs="administer" busy={put.isPending} onClick={() => put.mutate({ body: { mail: null } })}>
              Use no mail server
            </ActionButton>
          )}
        </div>
      </FormColumn>
      {mail.configured && <TestMail />}
    </section>
  );
}
