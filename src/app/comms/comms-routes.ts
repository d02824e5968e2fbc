import * as contract from '#contract/ticket.ts';
import { listApprovals } from '#contract/words.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { runCommand, textRow } from '../incident/run-command.ts';
import { Refused } from '../refused.ts';
import type { Contexts, SpaceContext } from '../space-context.ts';
import { approvalsQueue } from './approvals-queue.ts';
import { linkedTickets } from './linked-tickets.ts';
import { readersOfUpdate } from './update-readers.ts';

/** Routes about whom words reach. */
export function commsRoutes({ context }: Contexts): BoundRoute[] {
  return [
    bind(contract.linkTicket, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      await mustBeNew(space, params.id, body.ticket);
      await mustKnowCustomer(space, body.customerId);
      const ticketId = space.ids.next('ticket');
      const text = textRow(space, body.ticket, caller.actor);
      const done = await runCommand(
        space,
        params.id,
        () => ({
          command: { type: 'LinkTicket', by: caller.actor, ticketId, textId: text.id, customerId: body.customerId },
          texts: [text],
        }),
        body.expectedVersion,
      );
      return { id: done.id, version: done.version, ticketId };
    }),
    bind(contract.unlinkTicket, async ({ params, query, body, caller }) => {
      const { id, version } = await runCommand(
        await context(query.space),
        params.id,
        () => ({ command: { type: 'UnlinkTicket', by: caller.actor, ticketId: body.ticketId } }),
        body.expectedVersion,
      );
      return { id, version };
    }),
    bind(listApprovals, async ({ query, caller }) => approvalsQueue(await context(query.space), caller)),
    bind(contract.updateReaders, async ({ params, query }) =>
      readersOfUpdate(await context(query.space), params.id, params.updateId),
    ),
  ];
}

async function mustBeNew(space: SpaceContext, id: string, ref: string): Promise<void> {
  const { incident } = await loadIncident(space, id);
  const linked = await linkedTickets(space, id, incident);
  if (linked.some((ticket) => ticket.ref?.toLowerCase() === ref.toLowerCase()))
    throw new Refused('refused', {
      reason: `Ticket ${ref} is linked already.`,
      next: 'It gets every update for customers.',
    });
}

async function mustKnowCustomer(space: SpaceContext, id: string | null): Promise<void> {
  const { customers } = await space.storage.catalogue.get();
  if (id !== null && !customers.some((customer) => customer.id === id))
    throw new Refused('unknown-reference', { what: 'customer', id });
}
