import { useState } from 'react';
import { removePasskey, type listPasskeys } from '#contract/passkey.ts';
import type { AnswerOf } from '#contract/route.ts';
import { useCommand } from '../api/use-command.ts';
import { Ago } from '../time/times.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import people from '../ready/people/people.module.css';

interface PasskeyRowProps {
  passkey: AnswerOf<typeof listPasskeys>['passkeys'][number];
  /** The name of the desk now. */
  host: string | null;
  onSaid: (sentence: string) => void;
}

/** One passkey; removing it is asked twice, since it signs a device out. */
export function PasskeyRow({ passkey, host, onSaid }: PasskeyRowProps) {
  const [asking, setAsking] = useState(false);
  const remove = useCommand(removePasskey);
  const { id, name } = passkey;
  const take = () =>
    remove.mutate(
      { params: { id } },
      { onSuccess: ({ endedSessions }) => onSaid(`${name} is removed. ${elsewhere(endedSessions)}`) },
    );
  return (
    <li className={people.person}>
      <div className={people.head}>
        <div className={people.who}>
          <strong>
            <bdi>{name}</bdi>
          </strong>
          <small>
            Added <Ago at={passkey.createdAt} />.{' '}
            {passkey.lastUsedAt === null ? (
              'Never used.'
            ) : (
              <>
                Last used <Ago at={passkey.lastUsedAt} />.
              </>
            )}{' '}
            {passkey.synced && 'Your other devices share it.'}
          </small>
          {!passkey.fits && (
            <small>
              It was made for {passkey.host}, and this desk is {host === null ? 'elsewhere' : `at ${host}`} now: it no
              longer works. Remove it{host !== null && ' and add a new one'}.
            </small>
          )}
        </div>
        {asking ? (
          <div className={people.buttons}>
            <ActionButton needs="view" variant="filled" busy={remove.isPending} onClick={take}>
              <span>
                Yes, remove <bdi>{name}</bdi>
              </span>
            </ActionButton>
            <ActionButton needs="view" onClick={() => setAsking(false)}>
              Keep it
            </ActionButton>
          </div>
        ) : (
          <ActionButton needs="view" aria-label={`Remove ${name}`} onClick={() => setAsking(true)}>
            Remove
          </ActionButton>
        )}
      </div>
      <RefusalNote error={remove.error} />
    </li>
  );
}

function elsewhere(ended: number): string {
  if (ended === 0) return 'It had signed you in nowhere else. Delete it on the device too.';
  const places = ended === 1 ? 'one other place' : `${ended} other places`;
  return `You were signed out in ${places}. Delete it on the device too.`;
}
