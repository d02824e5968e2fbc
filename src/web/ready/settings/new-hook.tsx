import { useState } from 'react';
import type { FormEvent } from 'react';
import type { HookKind } from '#contract/signal.ts';
import { createHook, hookKind } from '#contract/signal.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { LineField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { PickOne } from '../../ui/pick-one.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { HOOK_WORDS, needsSecret, takesSecret } from './hook-words.ts';
import { MappingFields, mappingOf, type MappingTexts } from './mapping-fields.tsx';

const KINDS = hookKind.options.map((value) => ({ value, label: HOOK_WORDS[value] }));

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
  const [kind, setKind] = useState<HookKind>('alertmanager');
  const [name, setName] = useState('');
  const [secret, setSecret] = useState('');
  const [texts, setTexts] = useState<MappingTexts>({});
  const create = useCommand(createHook);
  const missing =
    name.trim() === '' || (needsSecret(kind) && secret === '') || (kind === 'changes' && !(texts.title ?? '').trim());
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (missing || create.isPending) return;
    const mapping = kind === 'changes' ? mappingOf(texts) : null;
    const body = { kind, name: name.trim(), secret: secret === '' || !takesSecret(kind) ? null : secret, mapping };
    create.mutate({ body }, { onSuccess: onDone });
  };
  return (
    <FormColumn onSubmit={send} label="Make an address">
      <PickOne
        label="What is sent there?"
        data={KINDS}
        value={kind}
        onChange={(chosen) => setKind(hookKind.catch('alertmanager').parse(chosen))}
      />
      <LineField
        label="Name"
        description="So that you know later whose it is."
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {takesSecret(kind) && (
        <LineField
          label={needsSecret(kind) ? 'Secret' : 'Secret, if the tool can send one'}
          description={
            needsSecret(kind)
              ? 'At least 16 characters. Give the tool the same; what it does not prove is refused.'
              : 'At least 16 characters. Unsigned requests are then refused.'
          }
          autoComplete="off"
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
        />
      )}
      {kind === 'changes' && <MappingFields texts={texts} onChange={setTexts} />}
      <RefusalNote error={create.error} />
      <div>
        <ActionButton type="submit" variant="filled" needs="administer" busy={create.isPending} disabled={missing}>
          Make this address
        </ActionButton>
      </div>
    </FormColumn>
  );
}
