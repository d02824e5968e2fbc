import { Fragment, useState } from 'react';
import { liftNarrowing, proposeHandover } from '#contract/handover.ts';
import type { Room } from '#contract/room.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { LineField } from '../../ui/fields.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { CommandForm } from '../forms/command-form.tsx';
import { lowerFirst } from '../forms/post-words.ts';
import { useRoomCommand } from '../use-room-command.ts';
import duty from '../next/duty.module.css';
import styles from './handover.module.css';

/** A quiet banner: what is held back, what still goes, and how it ends. */
export function Narrowed({ narrowings, me }: { narrowings: Room['narrowings']; me: string | null }) {
  const [lifts, setLifts] = useState(false);
  const [reason, setReason] = useState('');
  const offer = useRoomCommand(proposeHandover, { said: 'Read what you take over.' });
  const lift = useRoomCommand(liftNarrowing, { said: 'Everything can be done again.', onDone: () => setLifts(false) });
  const offered = narrowings.filter(({ from }) => from?.id !== me);
  return (
    <section aria-label="Only what can be undone is done" className={styles.banner}>
      <p>
        <strong>Only what can be undone is done now.</strong> Nobody can take over{' '}
        {narrowings.map(({ role, title, from }, index) => (
          <Fragment key={role}>
            {index > 0 && ', nor '}as {title}
            {from !== null && (
              <>
                {' '}
                from <bdi>{from.name}</bdi>
              </>
            )}
          </Fragment>
        ))}{' '}
        yet. Plain reverts, restarts, failover and switching off still go; a revert that touches data and fixing forward
        wait.
      </p>
      {lifts ? (
        <CommandForm
          title="Let everything be done again"
          submit="Lift it"
          working="Lifting it"
          ready={reason.trim() !== ''}
          busy={lift.isPending}
          error={lift.error}
          onSubmit={() => lift.mutate({ reason: reason.trim() })}
          onCancel={() => setLifts(false)}
        >
          <LineField label="Why?" value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        </CommandForm>
      ) : (
        me !== null && (
          <div className={duty.buttons}>
            {offered.map(({ role, title }) => (
              <ActionButton
                key={role}
                variant="default"
                busy={offer.isPending}
                onClick={() => offer.mutate({ role, toPersonId: me })}
              >
                {narrowings.length === 1 ? 'Offer to take over' : `Offer to take over as ${lowerFirst(title)}`}
              </ActionButton>
            ))}
            <ActionButton variant="default" onClick={() => setLifts(true)}>
              Lift it, with a reason
            </ActionButton>
          </div>
        )
      )}
      <RefusalNote error={offer.error} />
    </section>
  );
}
