import { useState } from 'react';
import { agreeToWatch, askWatcher } from '#contract/stand-down.ts';
import type { StandDownOutlook } from '#contract/stand-down.ts';
import { useMe } from '../../session/rights.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { PersonPick } from '../forms/person-pick.tsx';
import { useRoomCommand } from '../use-room-command.ts';
import styles from './stand-down.module.css';
import { isolated } from '#core/shared/isolated.ts';

/** Who watches while work rests: somebody awake who says so themselves. */
export function WatcherPick({ watch }: Pick<StandDownOutlook, 'watch'>) {
  const { data: me } = useMe();
  const [personId, setPersonId] = useState<string | null>(null);
  const asking = useRoomCommand(askWatcher, { said: 'They are asked to watch.' });
  const agreeing = useRoomCommand(agreeToWatch, { said: 'You watch.' });
  const isMe = watch !== null && watch.person.id === me?.personId;
  return (
    <fieldset className={styles.watcher}>
      <legend>Who watches?</legend>
      <p>{watchWords(watch, isMe)}</p>
      <div className={styles.pick}>
        <PersonPick label="Somebody who is awake" value={personId} onChange={setPersonId} first={[]} />
        <ActionButton
          busy={asking.isPending}
          notYet={personId === null}
          onClick={() => asking.mutate({ personId: personId ?? '' })}
        >
          Ask them to watch
        </ActionButton>
        {!(isMe && watch.agreed) && (
          <ActionButton busy={agreeing.isPending} onClick={() => agreeing.mutate({})}>
            I watch
          </ActionButton>
        )}
      </div>
      <RefusalNote error={asking.error ?? agreeing.error} />
    </fieldset>
  );
}

function watchWords(watch: StandDownOutlook['watch'], isMe: boolean): string {
  if (watch === null) return 'Nobody yet. It needs nobody where an alert would tell.';
  if (!watch.agreed)
    return isMe ? 'You are asked to watch.' : `${isolated(watch.person.name)} is asked, and has not answered yet.`;
  const watches = isMe ? 'You watch' : `${isolated(watch.person.name)} watches`;
  return watch.next === null
    ? `${watches}.`
    : `${watches} until ${isolated(watch.next.name)} agrees to; they are asked, and have not answered yet.`;
}
