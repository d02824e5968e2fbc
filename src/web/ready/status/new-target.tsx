import { useState } from 'react';
import type { FormEvent } from 'react';
import type { BodyOf } from '#contract/route.ts';
import { putStatusTarget } from '#contract/status-page.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { LineField, WordsField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';

type Target = BodyOf<typeof putStatusTarget>['target'];
type Kind = Target['kind'];

const KINDS: readonly { value: Kind; title: string }[] = [
  { value: 'folder', title: 'A folder here' },
  { value: 'rsync', title: 'rsync over SSH' },
  { value: 's3', title: 'S3 storage' },
];

interface Field {
  name: string;
  label: string;
  description?: string;
  long?: boolean;
}

const FIELDS: Record<Kind, readonly Field[]> = {
  folder: [{ name: 'path', label: 'Folder', description: 'An empty or new one, for a web server of this machine.' }],
  rsync: [
    { name: 'host', label: 'Host' },
    { name: 'user', label: 'User' },
    { name: 'path', label: 'Folder there' },
    { name: 'knownHosts', label: 'Its lines of known_hosts', description: 'Nothing else is trusted.', long: true },
    { name: 'secret', label: 'Private key', description: 'Kept encrypted, and never shown again.', long: true },
  ],
  s3: [
    { name: 'endpoint', label: 'Endpoint', description: 'Such as https://s3.eu-central-1.amazonaws.com' },
    { name: 'region', label: 'Region' },
    { name: 'bucket', label: 'Bucket' },
    { name: 'accessKeyId', label: 'Access key id' },
    { name: 'secret', label: 'Secret access key', description: 'Kept encrypted, and never shown again.' },
  ],
};

/** A further place where the page stands as files. */
export function NewTarget() {
  const [open, setOpen] = useState(false);
  return open ? (
    <TargetForm onDone={() => setOpen(false)} />
  ) : (
    <div>
      <ActionButton needs="administer" onClick={() => setOpen(true)}>
        Add a place
      </ActionButton>
    </div>
  );
}

function TargetForm({ onDone }: { onDone: () => void }) {
  const [kind, setKind] = useState<Kind>('folder');
  const [name, setName] = useState('');
  const [values, setValues] = useState<Record<string, string>>({});
  const put = useCommand(putStatusTarget);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (put.isPending || name.trim() === '') return;
    const { secret, ...rest } = Object.fromEntries(FIELDS[kind].map((field) => [field.name, values[field.name] ?? '']));
    // The desk checks the shape, and says at which field it is wrong.
    const target = { kind, name: name.trim(), ...rest } as unknown as Target;
    const id = `place-${Date.now().toString(36)}`;
    const body = secret === undefined || secret === '' ? { target } : { target, secret };
    put.mutate({ params: { id }, body }, { onSuccess: onDone });
  };
  return (
    <FormColumn onSubmit={send} label="Add a place">
      <Choice legend="How is it written there?" options={KINDS} value={kind} onChange={setKind} />
      <LineField label="Name" value={name} onChange={(event) => setName(event.currentTarget.value)} />
      {FIELDS[kind].map(({ name: field, label, description, long }) => {
        const Box = long === true ? WordsField : LineField;
        return (
          <Box
            key={field}
            label={label}
            description={description}
            autoComplete="off"
            dir="ltr"
            value={values[field] ?? ''}
            onChange={(event: { currentTarget: { value: string } }) =>
              setValues({ ...values, [field]: event.currentTarget.value })
            }
          />
        );
      })}
      <RefusalNote error={put.error} />
      <div>
        <ActionButton
          type="submit"
          variant="filled"
          needs="administer"
          busy={put.isPending}
          disabled={name.trim() === ''}
        >
          Publish the page there
        </ActionButton>
      </div>
    </FormColumn>
  );
}
