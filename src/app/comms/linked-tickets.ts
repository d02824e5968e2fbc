import type { Incident } from '#core/incident/incident.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { SpaceContext } from '../space-context.ts';

/** A ticket of somebody's helpdesk that hears what customers hear, or a report that came without one. */
export interface LinkedTicket {
  /** Of the link, or of the report. */
  id: string;
  /** What the helpdesk calls it; null when a report named none. */
  ref: string | null;
  customerId: string | null;
  /** Whoever reported it, and the mail by which it came. */
  reporter: { address: string; mailMessageId: string | null } | null;
  linkedBy: 'report' | 'hand';
  at: Instant;
}

/** Tickets of reports and those linked by hand, without what was unlinked; each ticket once. */
export async function linkedTickets(
  context: SpaceContext,
  incidentId: string,
  incident: Incident,
): Promise<LinkedTicket[]> {
  const byHand = incident.tickets.filter(({ id }) => !incident.unlinked.includes(id));
  const [signals, refs] = await Promise.all([
    context.storage.signals.ofIncident(incidentId),
    byHand.length === 0 ? new Map<string, string>() : context.storage.texts.bodies(byHand.map(({ textId }) => textId)),
  ]);
  const reported = signals
    .filter(({ id, kind }) => kind === 'report' && !incident.unlinked.includes(id))
    .map(({ id, ticket, customerId, reporterEmail, mailMessageId, startedAt }): LinkedTicket => ({
      id,
      ref: ticket?.trim() === '' ? null : (ticket?.trim() ?? null),
      customerId,
      reporter: reporterEmail === null ? null : { address: reporterEmail, mailMessageId },
      linkedBy: 'report',
      at: startedAt,
    }));
  const linked = byHand.flatMap(({ id, textId, customerId, at }): LinkedTicket[] => {
    const ref = refs.get(textId)?.trim() ?? '';
    return ref === '' ? [] : [{ id, ref, customerId, reporter: null, linkedBy: 'hand', at }];
  });
  return eachOnce([...reported, ...linked]);
}

/** Several reports of one ticket are one; whoever could be written to is kept. */
function eachOnce(tickets: LinkedTicket[]): LinkedTicket[] {
  const byRef = new Map<string, LinkedTicket>();
  for (const ticket of tickets) {
    const key = ticket.ref?.toLowerCase() ?? `report ${ticket.id}`;
    const known = byRef.get(key);
    byRef.set(key, known === undefined ? ticket : { ...known, reporter: known.reporter ?? ticket.reporter });
  }
  return [...byRef.values()];
}
