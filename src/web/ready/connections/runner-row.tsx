import { useState } from 'react';
import { revokeRunner, type listRunners } from '#contract/runner.ts';
import type { AnswerOf } from '#contract/route.ts';
import { useCommand } from '../../api/use-command.ts';
import { Ago } from '../../time/times.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import people from '../people/people.module.css';

type Runner = AnswerOf<typeof listRunners>['runners'][number];

/** One runner: when it was last seen and what it can run; revoking it is asked twice. */
export function RunnerRow({ runner }: { runner: Runner }) {
  const { name, fingerprint, commands, enrolledAt, lastSeenAt, revokedAt } = runner;
  const [asking, setAsking] = useState(false);
  const revoke = useCommand(revokeRunner);
  return (
    <li className={people.person}>
      <div className={people.head}>
        <div className={people.who}>
          <strong>{name}</strong>
          <small>
            {revokedAt !== null ? (
              <>
                Revoked <Ago at={revokedAt} />
              </>
            ) : lastSeenAt === null ? (
              'Never seen'
            ) : (
              <>
                Last seen <Ago at={lastSeenAt} />
              </>
            )}
            , enrolled <Ago at={enrolledAt} />, key {fingerprint}
          </small>
          {commands.length > 0 && <small>Runs {commands.map((command) => command.name).join(', ')}</small>}
        </div>
        {revokedAt === null &&
          (asking ? (
            <ActionButton
              needs="administer"
              variant="filled"
              busy={revoke.isPending}
              onClick={() => revoke.mutate({ params: { name } })}
            >
              Yes, {name} gets no more steps
            </ActionButton>
          ) : (
            <ActionButton needs="administer" aria-label={`Revoke ${name}`} onClick={() => setAsking(true)}>
              Revoke
            </ActionButton>
          ))}
      </div>
      <RefusalNote error={revoke.error} />
    </li>
  );
}
