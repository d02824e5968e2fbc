import { Checkbox } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';
import { useState } from 'react';
import type { z } from 'zod';
import type { accountRow } from '#contract/accounts.ts';
import { deleteAccount, updateAccount } from '#contract/accounts.ts';
import { waysInWords } from '#core/account/ways-in-words.ts';
import { useCommand } from '../../api/use-command.ts';
import { useMe } from '../../session/rights.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { NewLink } from './new-link.tsx';
import { ROLES } from './roles.ts';
import people from '../people/people.module.css';

/** One account: its role, a new link when the password is lost, and its end. */
export function AccountRow({ account }: { account: z.output<typeof accountRow> }) {
  const { data: own } = useMe();
  const [open, setOpen] = useState<'role' | 'link' | 'remove' | null>(null);
  const remove = useCommand(deleteAccount);
  const isOwn = own?.accountId === account.id;
  return (
    <li className={people.person}>
      <div className={people.head}>
        <div className={people.who}>
          <strong>
            <bdi>{account.name}</bdi>
          </strong>
          <small>
            {account.email}, {account.role}
            {account.mayPublish && ', may publish the procedure'}
            {isOwn && ', this is you'}. Signs in with: {waysInWords(account.waysIn)}.
          </small>
        </div>
        <div className={people.buttons}>
          <ActionButton
            needs="administer"
            aria-label={`Change the role of ${account.name}`}
            aria-expanded={open === 'role'}
            onClick={() => setOpen(open === 'role' ? null : 'role')}
          >
            Change the role
          </ActionButton>
          <ActionButton
            needs="administer"
            aria-label={`New password link for ${account.name}`}
            aria-expanded={open === 'link'}
            onClick={() => setOpen(open === 'link' ? null : 'link')}
          >
            New password link
          </ActionButton>
          {!isOwn && (
            <ActionButton
              needs="administer"
              aria-label={`Remove ${account.name}`}
              aria-expanded={open === 'remove'}
              onClick={() => setOpen(open === 'remove' ? null : 'remove')}
            >
              Remove
            </ActionButton>
          )}
        </div>
      </div>
      <RefusalNote error={remove.error} />
      {open === 'role' && <RoleForm account={account} onDone={() => setOpen(null)} />}
      {open === 'link' && <NewLink account={account} isOwn={isOwn} />}
      {open === 'remove' && (
        <div className={people.buttons}>
          <p>
            <bdi>{account.name}</bdi> can no longer sign in. Their name stays in timelines; erase the person under
            People for that.
          </p>
          <ActionButton
            needs="administer"
            variant="filled"
            busy={remove.isPending}
            onClick={() => remove.mutate({ params: { id: account.id } })}
          >
            Remove this account
          </ActionButton>
        </div>
      )}
    </li>
  );
}

function RoleForm({ account, onDone }: { account: z.output<typeof accountRow>; onDone: () => void }) {
  const [role, setRole] = useState(account.role);
  const [mayPublish, setMayPublish] = useState(account.mayPublish);
  const update = useCommand(updateAccount);
  return (
    <div className={people.person}>
      <Choice legend="Role" options={ROLES} value={role} onChange={setRole} />
      <Checkbox
        label="May publish the procedure"
        checked={mayPublish}
        onChange={(event) => setMayPublish(event.currentTarget.checked)}
      />
      <RefusalNote error={update.error} />
      <div>
        <ActionButton
          needs="administer"
          variant="filled"
          busy={update.isPending}
          onClick={() =>
            update.mutate({ params: { id: account.id }, body: { role, mayPublish } }, { onSuccess: onDone })
          }
        >
          Save the role
        </ActionButton>
      </div>
    </div>
  );
}
