import { useId, useState } from 'react';
import { withdrawHandover } from '#contract/handover.ts';
import type { Room } from '#contract/room.ts';
import { Relative } from '../../time/times.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { useRoomCommand } from '../use-room-command.ts';
import duty from '../next/duty.module.css';
import { AskedBecause } from './asked-because.tsx';
import { Declined, passingOf } from './declined.tsx';
import { inTurn } from './handover-words.ts';
import { KeepOnForm } from './keep-on-form.tsx';
import { isolated } from '#core/shared/isolated.ts';

/** For the holder while somebody is asked: who, and what can be done meanwhile. */
export function HolderCard({ handover }: { handover: Room['handovers'][number] }) {
  const id = useId();
  const [keeps, setKeeps] = useState(false);
  const withdraw = useRoomCommand(withdrawHandover, { said: 'Nobody is asked any longer.' });
  const { taker, title, since, from } = handover;
  const names = inTurn(passingOf(handover)).map(({ name }) => isolated(name));
  return (
    <article aria-labelledby={id} className={duty.card} data-handover={handover.id}>
      <h2 id={id} tabIndex={-1} className={duty.title}>
        {taker === null
          ? `${names[0] ?? 'Somebody'} is asked to take over`
          : `${isolated(taker.name)} is about to take over`}
      </h2>
      <p className={duty.owners}>
        You are the {title} until {taker === null ? 'somebody has' : 'they have'} read back what there is to know.{' '}
        {taker === null && names.length > 1 && `Without an answer ${names.slice(1).join(', then ')} is asked. `}
        Asked <Relative at={since} />.
      </p>
      <Declined handover={handover} me={from.id} />
      <AskedBecause handover={handover} />
      {keeps ? (
        <KeepOnForm role={handover.role} title={title} onEnd={() => setKeeps(false)} />
      ) : (
        <div className={duty.buttons}>
          <ActionButton variant="default" onClick={() => setKeeps(true)}>
            Keep on, with a reason
          </ActionButton>
          <ActionButton
            variant="default"
            busy={withdraw.isPending}
            onClick={() => withdraw.mutate({ handoverId: handover.id })}
          >
            Withdraw the handover
          </ActionButton>
        </div>
      )}
      <RefusalNote error={withdraw.error} />
    </article>
  );
}
