import { useState } from 'react';
import type { FormEvent } from 'react';
import { inviteRunner } from '#contract/runner.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { CopyBox } from '../../ui/copy-box.tsx';
import { LineField } from '../../ui/fields.tsx';
import { FormColumn } from '../../ui/form-column.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';

/** Makes the one-time token by which a runner enrols, as the command to paste on its machine. */
export function InviteRunner() {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const invite = useCommand(inviteRunner);
  if (!open)
    return (
      <div>
        <ActionButton needs="administer" onClick={() => setOpen(true)}>
          Add a runner
        </ActionButton>
      </div>
    );
  if (invite.data !== undefined)
    return (
      <div style={{ display: 'grid', gap: 12 }}>
        <p role="status">Run this on the runner’s machine within an hour. It works once, and is not shown again.</p>
        <CopyBox
          what="command"
          text={`npx twoam runner enrol --url ${window.location.origin} --token ${invite.data.token}`}
        />
      </div>
    );
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && !invite.isPending) invite.mutate({ params: { name: name.trim() } });
  };
  return (
    <FormColumn onSubmit={send} label="Add a runner">
      <LineField
        label="Name"
        description="By which plans call it: lower-case letters, digits and dashes."
        dir="ltr"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <RefusalNote error={invite.error} />
      <div>
        <ActionButton
          type="submit"
          variant="filled"
          needs="administer"
          busy={invite.isPending}
          disabled={name.trim() === ''}
        >
          Make its enrolment token
        </ActionButton>
      </div>
    </FormColumn>
  );
}
