import { openHandovers, stillAsked, takerOf, unmetHandovers } from '#core/incident/handover.ts';
import type { Handover } from '#core/incident/handover-state.ts';
import { hasEnded } from '#core/incident/phase.ts';
import { toIso } from '#core/shared/instant.ts';
import type { IncidentSummary } from '#contract/incident.ts';
import { knownIncident } from '../incident/known-incident.ts';
import type { IncidentRow } from '../ports/incidents.ts';
import { roleTitle } from '../room/shown.ts';
import type { SpaceContext } from '../space-context.ts';
import { whoIsAsked } from './who-is-asked.ts';

/** Roles of an incident that are being passed on, or that nobody took over, for the page of all that is open. */
export async function summaryHandovers(context: SpaceContext, row: IncidentRow): Promise<IncidentSummary['handovers']> {
  if (hasEnded(row.phase)) return [];
  const { incident, procedure } = await knownIncident(context, row);
  const known = [...openHandovers(incident), ...unmetHandovers(incident, context.clock.now())];
  if (known.length === 0) return [];
  const names = await context.storage.people.names([
    ...new Set(known.flatMap(({ fromPersonId, candidateIds }) => [fromPersonId, ...candidateIds])),
  ]);
  const person = (id: string) => ({ id, name: names.get(id) ?? 'somebody' });
  const shown = async (handover: Handover): Promise<IncidentSummary['handovers'][number]> => {
    const { id, role, fromPersonId, declinedBy, end, at, endedAt } = handover;
    const taker = takerOf(incident, handover)?.personId ?? null;
    const askedId = await whoIsAsked(context, incident, handover);
    return {
      ...{ id, role },
      title: roleTitle(procedure, role),
      from: person(fromPersonId),
      since: toIso(endedAt ?? at),
      stillAsked: end === null ? stillAsked(handover).map(person) : [],
      asked: askedId === null ? null : person(askedId),
      taker: end !== null || taker === null ? null : person(taker),
      declined: declinedBy.map(person),
      end: end === 'all-declined' || end === 'nobody-answered' || end === 'not-taken-over' ? end : null,
    };
  };
  return Promise.all(known.map(shown));
}
