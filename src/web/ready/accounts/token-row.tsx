import { useState } from 'react';
import type { AnswerOf } from '#contract/route.ts';
import type { listTokens } from '#contract/tokens.ts';
import { deleteToken } from '#contract/tokens.ts';
import { useCommand } from '../../api/use-command.ts';
import { Ago, Relative } from '../../time/times.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import people from '../people/people.module.css';

const SCOPES: Record<string, string> = {
  view: 'look on',
  'publish-procedure': 'publish the procedure',
};

/** One token; revoking it is asked twice, since pipelines stop. */
export function TokenRow({ token }: { token: AnswerOf<typeof listTokens>['tokens'][number] }) {
  const [asking, setAsking] = useState(false);
  const revoke = useCommand(deleteToken);
  return (
    <li className={people.person}>
      <div className={people.head}>
        <div className={people.who}>
          <strong>
            <bdi>{token.name}</bdi>
          </strong>
          <small>
            May {token.scopes.map((scope) => SCOPES[scope] ?? scope).join(', ')}.{' '}
            {token.lastUsedAt === null ? (
              'Never used'
            ) : (
              <>
                Last used <Ago at={token.lastUsedAt} />
              </>
            )}
            {token.expiresAt !== null && (
              <>
                , ends <Relative at={token.expiresAt} />
              </>
            )}
          </small>
        </div>
        {asking ? (
          <ActionButton
            needs="administer"
            variant="filled"
            busy={revoke.isPending}
            onClick={() => revoke.mutate({ params: { id: token.id } })}
          >
            Yes, {token.name} stops working
          </ActionButton>
        ) : (
          <ActionButton needs="administer" aria-label={`Revoke ${token.name}`} onClick={() => setAsking(true)}>
            Revoke
          </ActionButton>
        )}
      </div>
      <RefusalNote error={revoke.error} />
    </li>
  );
}
