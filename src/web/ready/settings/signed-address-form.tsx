import { Checkbox } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { z } from 'zod';
import type { settings } from '#contract/settings.ts';
import { putSettings } from '#contract/settings.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { LineField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import styles from './settings.module.css';

interface SignedAddressFormProps {
  /** Which setting it is. */
  setting: 'webhook' | 'ticketHook';
  title: string;
  lead: string;
  save: string;
  remove: string;
  current: z.output<typeof settings>['webhook'];
}

/** An address to which the desk posts, signed with a secret. */
export function SignedAddressForm({ setting, title, lead, save, remove, current }: SignedAddressFormProps) {
  const [url, setUrl] = useState(current.url);
  const [secret, setSecret] = useState('');
  const [allowPrivate, setAllowPrivate] = useState(current.allowPrivate);
  const put = useCommand(putSettings);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (put.isPending) return;
    put.mutate(
      { body: { [setting]: { url: url.trim(), allowPrivate, ...(secret === '' ? {} : { secret }) } } },
      { onSuccess: () => setSecret('') },
    );
  };
  return (
    <section aria-labelledby={setting} className={styles.section}>
      <h2 id={setting}>{title}</h2>
      <p>{lead}</p>
      <FormColumn onSubmit={send} label={title}>
        <LineField label="Address" type="url" value={url} onChange={(event) => setUrl(event.currentTarget.value)} />
        <PasswordField
          label="Secret"
          description={
            current.configured
              ? 'Empty keeps the one that is set. At least 16 characters.'
              : 'At least 16 characters. It is kept encrypted.'
          }
          autoComplete="new-password"
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
        <Checkbox
          label="The address may lie in your own network"
          checked={allowPrivate}
          onChange={(event) => setAllowPrivate(event.currentTarget.checked)}
        />
        <RefusalNote error={put.error} />
        {put.isSuccess && <p role="status">Saved.</p>}
        <div className={styles.buttons}>
          <ActionButton type="submit" needs="administer" busy={put.isPending} disabled={url.trim() === ''}>
            {save}
          </ActionButton>
          {current.configured && (
            <ActionButton
              needs="administer"
              busy={put.isPending}
              onClick={() => put.mutate({ body: { [setting]: null } })}
            >
              {remove}
            </ActionButton>
          )}
        </div>
      </FormColumn>
    </section>
  );
}
