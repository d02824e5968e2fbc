import type { IncidentUnderProcedure } from '#core/incident/incident.ts';
import { loadIncident } from '../incident/load-incident.ts';
import type { GroupRow } from '../ports/signals.ts';
import type { SpaceContext } from '../space-context.ts';
import { isTrippedBy } from './tripwires.ts';

/** Open incidents looked through at once. */
const MOST_INCIDENTS = 200;

export type RestingIncident = IncidentUnderProcedure & { id: string };

/** Incidents that rest: anything new calls people now, also where the priority is worked on in working hours only. */
export async function restingIncidents(context: SpaceContext): Promise<RestingIncident[]> {
  const open = await context.storage.incidents.list({ state: 'open', limit: MOST_INCIDENTS });
  const resting = open.filter(({ phase }) => phase === 'stood-down');
  return Promise.all(resting.map(async ({ id }) => ({ id, ...(await loadIncident(context, id)) })));
}

/** The incident that rests and whose tripwire this group is; null for none. */
export async function restingIncidentOf(context: SpaceContext, group: GroupRow): Promise<string | null> {
  return trippedBy(await restingIncidents(context), group);
}

/** Which of these a group trips; null for none. */
export function trippedBy(resting: readonly RestingIncident[], group: GroupRow): string | null {
  return resting.find(({ incident }) => isTrippedBy(incident, group))?.id ?? null;
}
