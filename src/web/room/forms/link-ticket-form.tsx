import { useState } from 'react';
import { linkTicket } from '#contract/ticket.ts';
import { LineField } from '../../ui/fields.tsx';
import { useRoomCommand } from '../use-room-command.ts';
import { CommandForm } from './command-form.tsx';
import { useFormEnd } from './use-form-end.ts';

/** Links a ticket of the helpdesk, so that it hears what customers hear. */
export function LinkTicketForm() {
  const [ticket, setTicket] = useState('');
  const { cancel, done } = useFormEnd();
  const command = useRoomCommand(linkTicket, { said: 'The ticket is linked.', onDone: done });
  return (
    <CommandForm
      title="Link a ticket"
      submit="Link this ticket"
      working="Linking"
      ready={ticket.trim() !== ''}
      busy={command.isPending}
      error={command.error}
      onSubmit={() => command.mutate({ ticket: ticket.trim() })}
      onCancel={cancel}
      consequence="It gets every update for customers from now on, once each."
    >
      <LineField
        label="Ticket"
        description="What your helpdesk calls it: a key, a number or its address."
        value={ticket}
        onChange={(event) => setTicket(event.currentTarget.value)}
      />
    </CommandForm>
  );
}
