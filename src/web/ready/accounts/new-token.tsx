import { Checkbox } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { z } from 'zod';
import type { tokenScope } from '#contract/tokens.ts';
import { createToken } from '#contract/tokens.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { CopyBox } from '../../ui/copy-box.tsx';
import { LineField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import fields from '../../room/forms/fields.module.css';

type Scope = z.output<typeof tokenScope>;

const SCOPES: readonly { value: Scope; title: string }[] = [
  { value: 'view', title: 'Look at everything' },
  { value: 'respond', title: 'Run incidents, report, record changes' },
  { value: 'publish-procedure', title: 'Publish the procedure' },
  { value: 'administer', title: 'Administer the desk' },
];

/** A token for a machine; its secret is shown once. */
export function NewToken() {
  const [open, setOpen] = useState(false);
  return open ? (
    <TokenForm />
  ) : (
    <div>
      <ActionButton needs="administer" onClick={() => setOpen(true)}>
        Make a token
      </ActionButton>
    </div>
  );
}

function TokenForm() {
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<Scope[]>(['respond']);
  const create = useCommand(createToken);
  const ready = name.trim() !== '' && scopes.length > 0;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (ready && !create.isPending) create.mutate({ body: { name: name.trim(), scopes } });
  };
  if (create.data !== undefined) {
    return (
      <div style={{ display: 'grid', gap: 12 }}>
        <p role="status">This is the token. It is shown once; keep it where your pipeline finds it.</p>
        <CopyBox what="token" text={create.data.token} />
      </div>
    );
  }
  return (
    <FormColumn onSubmit={send} label="Make a token">
      <LineField label="What is it for?" value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <fieldset className={fields.set}>
        <legend>What may it do?</legend>
        {SCOPES.map((scope) => (
          <Checkbox
            key={scope.value}
            label={scope.title}
            checked={scopes.includes(scope.value)}
            onChange={(event) =>
              setScopes(
                event.currentTarget.checked ? [...scopes, scope.value] : scopes.filter((one) => one !== scope.value),
              )
            }
          />
        ))}
      </fieldset>
      <RefusalNote error={create.error} />
      <div>
        <ActionButton type="submit" variant="filled" needs="administer" busy={create.isPending} disabled={!ready}>
          Make this token
        </ActionButton>
      </div>
    </FormColumn>
  );
}
