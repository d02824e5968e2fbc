import * as contract from '#contract/ticket.ts';
import { mustBeCustomer } from '../catalogue/must-be-in-catalogue.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { commandRoute } from '../incident/command-route.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { runCommand, textRow } from '../incident/run-command.ts';
import { Refused } from '../refused.ts';
import type { Contexts, SpaceContext } from '../space-context.ts';
import { linkedTickets } from './linked-tickets.ts';
import { readersOfUpdate } from './update-readers.ts';

/** Routes of linked tickets, and of whom words reached. */
export function ticketRoutes(contexts: Contexts): BoundRoute[] {
  const { context } = contexts;
  return [
    bind(contract.linkTicket, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      await mustBeNew(space, params.id, body.ticket);
      await mustBeCustomer(space, body.customerId);
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
    commandRoute(contexts, contract.unlinkTicket, ({ body: { ticketId }, caller }) => ({
      command: { type: 'UnlinkTicket', by: caller.actor, ticketId },
    })),
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
