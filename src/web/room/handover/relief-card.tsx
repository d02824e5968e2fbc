import { useId, useState } from 'react';
import { proposeHandover } from '#contract/handover.ts';
import { durationInWords } from '#core/comms/time-in-words.ts';
import type { Room } from '#contract/room.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { lowerFirst } from '../forms/post-words.ts';
import { useRoom } from '../room-context.ts';
import { useRoomCommand } from '../use-room-command.ts';
import duty from '../next/duty.module.css';
import { KeepOnForm } from './keep-on-form.tsx';

/** For a holder who needs relief and whom nobody is asked to relieve yet. */
export function ReliefCard({ role }: { role: Room['roles'][number] }) {
  const id = useId();
  const { room, openAction } = useRoom();
  const [keeps, setKeeps] = useState(false);
  const ask = useRoomCommand(proposeHandover, { said: 'Somebody rested is asked to take over.' });
  const heldMs = role.since === null ? 0 : Date.parse(room.now) - Date.parse(role.since);
  return (
    <article aria-labelledby={id} className={duty.card} data-relief={role.role}>
      <h2 id={id} tabIndex={-1} className={duty.title}>
        You have been {lowerFirst(role.title)} for {durationInWords(heldMs)}
      </h2>
      <p className={duty.owners}>
        It is time to hand over. You keep the role until somebody rested has read back what there is to know. Why it is
        time, only you see, under My rest.
      </p>
      {keeps ? (
        <KeepOnForm role={role.role} title={role.title} onEnd={() => setKeeps(false)} />
      ) : (
        <div className={duty.buttons}>
          <ActionButton
            variant="filled"
            className={duty.primary}
            busy={ask.isPending}
            onClick={() => ask.mutate({ role: role.role, toPersonId: null })}
          >
            Hand over to whoever is rested
          </ActionButton>
          <ActionButton
            variant="default"
            onClick={() => openAction({ kind: 'hand-over', dutyKey: null, subject: role.role })}
          >
            Choose somebody
          </ActionButton>
          <ActionButton variant="default" onClick={() => setKeeps(true)}>
            Keep on, with a reason
          </ActionButton>
        </div>
      )}
      <RefusalNote error={ask.error} />
    </article>
  );
}
