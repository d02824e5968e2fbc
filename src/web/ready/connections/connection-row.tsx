import { useState } from 'react';
import { deleteConnection, testConnection, type listConnections } from '#contract/connection.ts';
import type { AnswerOf } from '#contract/route.ts';
import { useCommand } from '../../api/use-command.ts';
import { Ago } from '../../time/times.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { KIND_NAMES } from './kinds.ts';
import people from '../people/people.module.css';

type Row = AnswerOf<typeof listConnections>['connections'][number];

/** One connection: whether it works, and its end, which is asked twice since plans that name it fail. */
export function ConnectionRow({ row: { name, connection, hasSecret, secretLost, changedAt } }: { row: Row }) {
  const [asking, setAsking] = useState(false);
  const tried = useCommand(testConnection);
  const remove = useCommand(deleteConnection);
  return (
    <li className={people.person}>
      <div className={people.head}>
        <div className={people.who}>
          <strong>{name}</strong>
          <small>
            {KIND_NAMES[connection.kind]}, {new URL(connection.url).host}, {hasSecret ? 'with' : 'without'} a secret,
            changed <Ago at={changedAt} />
          </small>
        </div>
        <div className={people.buttons}>
          <ActionButton
            needs="administer"
            aria-label={`Try ${name}`}
            busy={tried.isPending}
            onClick={() => tried.mutate({ params: { name } })}
          >
            Try it
          </ActionButton>
          {asking ? (
            <ActionButton
              needs="administer"
              variant="filled"
              busy={remove.isPending}
              onClick={() => remove.mutate({ params: { name } })}
            >
              Yes, plans that name {name} fail
            </ActionButton>
          ) : (
            <ActionButton needs="administer" aria-label={`Remove ${name}`} onClick={() => setAsking(true)}>
              Remove
            </ActionButton>
          )}
        </div>
      </div>
      {secretLost && <p>The desk’s key does not open its secret. Restore secret.key, or enter the secret again.</p>}
      {tried.data !== undefined && (
        <p role="status">
          {tried.data.works ? 'It works. ' : 'It does not work. '}
          {tried.data.says}
        </p>
      )}
      <RefusalNote error={tried.error ?? remove.error} />
    </li>
  );
}
