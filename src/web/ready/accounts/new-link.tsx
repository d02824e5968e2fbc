import { Checkbox } from '@mantine/core';
import '@mantine/core/styles/Checkbox.css';
import '@mantine/core/styles/InlineInput.css';
import { useState } from 'react';
import type { z } from 'zod';
import type { accountRow } from '#contract/accounts.ts';
import { createAccountLink } from '#contract/session.ts';
import { useCommand } from '../../api/use-command.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { CopyBox } from '../../ui/copy-box.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { linkWords } from './link-words.ts';
import people from '../people/people.module.css';

interface NewLinkProps {
  account: z.output<typeof accountRow>;
  isOwn: boolean;
}

/** A new link for somebody, with what else lets them in and goes at once: a lost device would still have both. */
export function NewLink({ account: { id, name, waysIn }, isOwn }: NewLinkProps) {
  const [endSessions, setEndSessions] = useState(true);
  const [removePasskeys, setRemovePasskeys] = useState(true);
  // As it was asked: the list is read anew once they are gone.
  const [passkeys] = useState(waysIn.passkeys);
  const link = useCommand(createAccountLink);
  const isInvitation = !waysIn.password && !waysIn.singleSignOn && passkeys === 0;
  const make = () =>
    link.mutate({ params: { id }, body: { endSessions, removePasskeys: removePasskeys && passkeys > 0 } });
  if (link.data !== undefined)
    return (
      <div className={people.person}>
        <p role="status">{linkWords(isOwn ? null : name, link.data)}</p>
        <CopyBox what="link" text={link.data.link} />
      </div>
    );
  return (
    <div className={people.person} role="group" aria-label={`New password link for ${name}`}>
      {isInvitation ? (
        <p>
          <bdi>{name}</bdi> has not signed in yet. The link before this one stops working.
        </p>
      ) : (
        <>
          <p>
            A device that is lost, or was lent, still comes in without a password. Leave this as it is unless you know
            where{' '}
            {isOwn ? (
              'all of yours are'
            ) : (
              <>
                all devices of <bdi>{name}</bdi> are
              </>
            )}
            .
          </p>
          <Checkbox
            label={isOwn ? 'Sign out everywhere else now' : 'Sign them out everywhere now'}
            description={`Otherwise ${isOwn ? 'you' : 'they'} are signed out when the link is used.`}
            checked={endSessions}
            onChange={(event) => setEndSessions(event.currentTarget.checked)}
          />
          {passkeys > 0 && (
            <Checkbox
              label={`Remove ${isOwn ? 'your' : 'their'} ${passkeys === 1 ? 'passkey' : `${passkeys} passkeys`} now`}
              description="Otherwise these go on signing in, also after the new password is set."
              checked={removePasskeys}
              onChange={(event) => setRemovePasskeys(event.currentTarget.checked)}
            />
          )}
        </>
      )}
      <RefusalNote error={link.error} />
      <div>
        <ActionButton needs="administer" variant="filled" busy={link.isPending} onClick={make}>
          Make the link
        </ActionButton>
      </div>
    </div>
  );
}
