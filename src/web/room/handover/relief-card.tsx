import { useId, useState } from 'react';
import { proposeHandover, reliefOutlook } from '#contract/handover.ts';
import { durationInWords } from '#core/comms/time-in-words.ts';
import type { Room } from '#contract/room.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { RefusalNote } from '../../ui/refusal.tsx';
import { lowerFirst } from '../forms/post-words.ts';
import { useRoom } from '../room-context.ts';
import { useRoomCommand } from '../use-room-command.ts';
import duty from '../next/duty.module.css';
import { unmetWords } from './handover-words.ts';
import { KeepOnForm } from './keep-on-form.tsx';

interface Props {
  role: Room['roles'][number];
  /** The last time that somebody was asked in vain. */
  unmet: Room['unmetHandovers'][number] | null;
}

/** For a holder who needs relief, or whom nobody relieved, and whom nobody is asked to relieve yet. */
export function ReliefCard({ role, unmet }: Props) {
  const id = useId();
  const { room, open, openAction } = useRoom();
  const [keeps, setKeeps] = useState(false);
  const ask = useRoomCommand(proposeHandover, { said: 'Somebody rested is asked to take over.' });
  const input = { params: { id: room.id }, query: { role: role.role } };
  const { data: outlook } = useAnswer(reliefOutlook, input);
  const [first] = outlook?.candidates ?? [];
  const isTired = role.level === 'hand-over' || role.level === 'stand-down';
  const heldMs = role.since === null ? 0 : Date.parse(room.now) - Date.parse(role.since);
  return (
    <article aria-labelledby={id} className={duty.card} data-relief={role.role}>
      <h2 id={id} tabIndex={-1} className={duty.title}>
        You have been {lowerFirst(role.title)} for {durationInWords(heldMs)}
      </h2>
      {unmet !== null && <p>{unmetWords(unmet, unmet.from.id)}</p>}
      <p className={duty.owners}>
        {isTired && 'It is time to hand over. '}You keep the role until somebody rested has read back what there is to
        know.
        {isTired && ' Why it is time, only you see, under My rest.'}
      </p>
      {first !== undefined && (
        <p className={duty.owners}>
          <bdi>{first.name}</bdi> would be asked first{first.why === null ? '' : `: ${first.why}`}.
        </p>
      )}
      {outlook?.candidates.length === 0 && (
        <p className={duty.owners}>Nobody who is rested can be reached now. Choose somebody yourself.</p>
      )}
      {keeps ? (
        <KeepOnForm role={role.role} title={role.title} onEnd={() => setKeeps(false)} />
      ) : (
        <div className={duty.buttons}>
          <ActionButton
            variant={open === null ? 'filled' : 'default'}
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
