import { useState } from 'react';
import type { AnswerOf } from '#contract/route.ts';
import type { listHooks } from '#contract/signal.ts';
import { deleteHook } from '#contract/signal.ts';
import { useCommand } from '../../api/use-command.ts';
import { Ago } from '../../time/times.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { CopyBox } from '../../ui/copy-box.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { hookExample } from './hook-example.ts';
import { HOOK_WORDS } from './hook-words.ts';
import people from '../people/people.module.css';

/** One address with what to paste where. */
export function HookRow({ hook }: { hook: AnswerOf<typeof listHooks>['hooks'][number] }) {
  const [asking, setAsking] = useState(false);
  const close = useCommand(deleteHook);
  const example = hookExample(hook.kind, hook.url);
  return (
    <li className={people.person}>
      <div className={people.head}>
        <div className={people.who}>
          <strong>
            <bdi>{hook.name}</bdi>
          </strong>
          <small>
            {HOOK_WORDS[hook.kind]}, {hook.signed ? 'signed' : 'not signed'},{' '}
            {hook.lastUsedAt === null ? (
              'never used'
            ) : (
              <>
                last used <Ago at={hook.lastUsedAt} />
              </>
            )}
          </small>
        </div>
        <ActionButton
          needs="administer"
          {...(asking ? { variant: 'filled' } : { 'aria-label': `Close ${hook.name}` })}
          busy={close.isPending}
          onClick={() => (asking ? close.mutate({ params: { id: hook.id } }) : setAsking(true))}
        >
          {asking ? 'Yes, what is sent there is refused from now on' : 'Close'}
        </ActionButton>
      </div>
      {hook.secretLost && (
        <p>
          The desk’s key does not open its secret, so whatever is sent there is refused. Restore secret.key, or make a
          new address and close this one.
        </p>
      )}
      <CopyBox what="address" text={hook.url} />
      {example !== null && (
        <details>
          <summary style={{ minHeight: 44, display: 'flex', alignItems: 'center', cursor: 'pointer' }}>
            {example.title}
          </summary>
          <CopyBox what={example.what} text={example.text} />
        </details>
      )}
      <RefusalNote error={close.error} />
    </li>
  );
}
