import type { Room } from '#contract/room.ts';
import { unlinkTicket } from '#contract/ticket.ts';
import { Ago } from '../../time/times.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { quiet } from '../../ui/quiet.ts';
import { RefusalNote } from '../../ui/refusal.tsx';
import { useRoom } from '../room-context.ts';
import { useRoomCommand } from '../use-room-command.ts';
import styles from './facts.module.css';

const STATES = {
  sent: '✓ told',
  kept: 'kept on the desk',
  waiting: 'not told yet',
  failed: 'could not be told',
} as const;

/** Tickets that get the words for customers, each with what became of the last ones. */
export function Tickets() {
  const { room, openAction } = useRoom();
  const unlink = useRoomCommand(unlinkTicket, { said: 'The ticket is unlinked.' });
  return (
    <section aria-label="Tickets" className={styles.fact}>
      <h3>Tickets</h3>
      {room.tickets.length === 0 && <p>No ticket is linked. Linked ones get every update for customers.</p>}
      <ul className={styles.list}>
        {room.tickets.map((ticket) => (
          <li key={ticket.id}>
            <bdi>{ticket.ref}</bdi>
            {ticket.customer !== null && (
              <>
                , <bdi>{ticket.customer}</bdi>
              </>
            )}{' '}
            <small>
              <TicketState last={ticket.last} />
            </small>{' '}
            <ActionButton
              variant="transparent"
              className={quiet}
              busy={unlink.isPending}
              onClick={() => unlink.mutate({ ticketId: ticket.id })}
              aria-label={`Unlink ${ticket.ref}`}
            >
              Unlink
            </ActionButton>
          </li>
        ))}
      </ul>
      <RefusalNote error={unlink.error} />
      <div>
        <ActionButton onClick={() => openAction({ kind: 'link-ticket', dutyKey: null, subject: null })}>
          Link a ticket
        </ActionButton>
      </div>
    </section>
  );
}

function TicketState({ last }: Pick<Room['tickets'][number], 'last'>) {
  if (last === null) return 'no words yet';
  return (
    <>
      {STATES[last.state]} <Ago at={last.at} />
      {last.state !== 'sent' && last.proof !== null && <>: {last.proof}</>}
    </>
  );
}
