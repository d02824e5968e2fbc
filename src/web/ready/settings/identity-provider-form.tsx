import { Checkbox } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { AnswerOf } from '#contract/route.ts';
import { getIdentityProvider, putIdentityProvider, testIdentityProvider } from '#contract/single-sign-on.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { CopyBox } from '../../ui/copy-box.tsx';
import { LineField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Skeletons } from '../../ui/skeletons.tsx';
import styles from './settings.module.css';

/** The company's identity provider, by which people sign in without a password of the desk. */
export function IdentityProviderSettings() {
  const answer = useAnswer(getIdentityProvider);
  return (
    <section aria-labelledby="identity-provider" className={styles.section}>
      <h2 id="identity-provider">Single sign-on</h2>
      <p>
        People sign in with the account they have anyway, by OpenID Connect: Keycloak, Entra ID, Okta, Google, Authentik
        and others. Passwords of the desk go on working, for the night on which the provider is down.
      </p>
      <Shown answer={answer} skeleton={<Skeletons lines={2} height={120} />}>
        {(current) => <IdentityProviderForm key={current.provider?.issuer ?? ''} current={current} />}
      </Shown>
    </section>
  );
}

const ROLES = [
  { value: 'viewer', title: 'Viewer' },
  { value: 'responder', title: 'Responder' },
] as const;

function IdentityProviderForm({ current }: { current: AnswerOf<typeof getIdentityProvider> }) {
  const { provider } = current;
  const [issuer, setIssuer] = useState(provider?.issuer ?? '');
  const [clientId, setClientId] = useState(provider?.clientId ?? '');
  const [secret, setSecret] = useState('');
  const [label, setLabel] = useState(provider?.label ?? 'your company account');
  const [domains, setDomains] = useState((provider?.domains ?? []).join(', '));
  const [newRole, setNewRole] = useState<'viewer' | 'responder'>(provider?.newRole ?? 'viewer');
  const [allowPrivate, setAllowPrivate] = useState(provider?.allowPrivate ?? false);
  const put = useCommand(putIdentityProvider);
  const test = useCommand(testIdentityProvider);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (put.isPending) return;
    const wanted = {
      issuer: issuer.trim(),
      clientId: clientId.trim(),
      label: label.trim(),
      domains: domains.split(/[\s,]+/).filter((one) => one !== ''),
      newRole,
      allowPrivate,
    };
    put.mutate(
      { body: { provider: wanted, ...(secret === '' ? {} : { secret }) } },
      { onSuccess: () => setSecret('') },
    );
  };
  return (
    <FormColumn onSubmit={save} label="Single sign-on">
      <div>
        <small>Register this redirect address at the provider:</small>
        <CopyBox what="redirect address" text={current.redirectUri} />
      </div>
      <LineField
        label="Issuer"
        description="The address whose /.well-known/openid-configuration describes the provider."
        type="url"
        value={issuer}
        onChange={(event) => setIssuer(event.currentTarget.value)}
      />
      <LineField label="Client ID" value={clientId} onChange={(event) => setClientId(event.currentTarget.value)} />
      <PasswordField
        label="Client secret"
        description={
          current.secretLost
            ? 'The desk’s key no longer opens the one that was set. Enter it again.'
            : provider === null
              ? 'It is kept encrypted. Leave it empty for a client without one.'
              : 'Empty keeps the one that is set.'
        }
        autoComplete="new-password"
        value={secret}
        onChange={(event) => setSecret(event.currentTarget.value)}
      />
      <LineField
        label="What the sign-in page calls it"
        value={label}
        onChange={(event) => setLabel(event.currentTarget.value)}
      />
      <LineField
        label="Domains that are let in"
        description="Whoever has a confirmed address of these gets an account at the first sign-in. Empty: only who was invited comes in."
        value={domains}
        onChange={(event) => setDomains(event.currentTarget.value)}
      />
      <Choice
        legend="What new accounts may do"
        options={ROLES.map((one) => ({ ...one }))}
        value={newRole}
        onChange={(value) => setNewRole(value === 'responder' ? 'responder' : 'viewer')}
      />
      <Checkbox
        label="The provider may lie in your own network"
        checked={allowPrivate}
        onChange={(event) => setAllowPrivate(event.currentTarget.checked)}
      />
      <RefusalNote error={put.error ?? test.error} />
      {put.isSuccess && <p role="status">Saved.</p>}
      {test.data !== undefined && <p role="status">{test.data.says}</p>}
      <div className={styles.buttons}>
        <ActionButton
          type="submit"
          needs="administer"
          busy={put.isPending}
          disabled={issuer.trim() === '' || clientId.trim() === ''}
        >
          Save the provider
        </ActionButton>
        {provider !== null && (
          <ActionButton needs="administer" busy={test.isPending} onClick={() => test.mutate({})}>
            Ask it who it is
          </ActionButton>
        )}
        {provider !== null && (
          <ActionButton
            needs="administer"
            busy={put.isPending}
            onClick={() => put.mutate({ body: { provider: null } })}
          >
            Use no provider
          </ActionButton>
        )}
      </div>
    </FormColumn>
  );
}
