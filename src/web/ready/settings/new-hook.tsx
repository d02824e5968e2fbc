import { useState } from 'react';
import type { FormEvent } from 'react';
import { createHook } from '#contract/signal.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { LineField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';

const KINDS = [
  { value: 'alertmanager', title: 'Alertmanager' },
  { value: 'generic', title: 'Any tool, by JSON' },
  { value: 'report', title: 'Report form' },
] as const;

/** A further address. */
export function NewHook() {
  const [open, setOpen] = useState(false);
  return open ? (
    <HookForm onDone={() => setOpen(false)} />
  ) : (
    <div>
      <ActionButton needs="administer" onClick={() => setOpen(true)}>
        Make an address
      </ActionButton>
    </div>
  );
}

function HookForm({ onDone }: { onDone: () => void }) {
  const [kind, setKind] = useState<'alertmanager' | 'generic' | 'report'>('alertmanager');
  const [name, setName] = useState('');
  const [secret, setSecret] = useState('');
  const create = useCommand(createHook);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '' || create.isPending) return;
    create.mutate({ body: { kind, name: name.trim(), secret: secret === '' ? null : secret } }, { onSuccess: onDone });
  };
  return (
    <FormColumn onSubmit={send} label="Make an address">
      <Choice legend="Who posts there?" options={KINDS} value={kind} onChange={setKind} />
      <LineField
        label="Name"
        description="So that you know later whose it is."
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {kind !== 'report' && (
        <LineField
          label="Secret, if the tool can send one"
          description="At least 16 characters. Unsigned requests are then refused."
          autoComplete="off"
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
      )}
      <RefusalNote error={create.error} />
      <div>
        <ActionButton
          type="submit"
          variant="filled"
          needs="administer"
          busy={create.isPending}
          disabled={name.trim() === ''}
        >
          Make this address
        </ActionButton>
      </div>
    </FormColumn>
  );
}
