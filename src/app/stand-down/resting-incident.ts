import { loadIncident } from '../incident/load-incident.ts';
import type { GroupRow } from '../ports.ts';
import type { SpaceContext } from '../space-context.ts';
import { isTrippedBy } from './tripwires.ts';

/** Open incidents looked through at once. */
const MOST_INCIDENTS = 200;

/** The incident that rests and whose tripwire this group is; null for none. */
export async function restingIncidentOf(context: SpaceContext, group: GroupRow): Promise<string | null> {
  const open = await context.storage.incidents.list({ state: 'open', limit: MOST_INCIDENTS });
  for (const row of open.filter(({ phase }) => phase === 'stood-down')) {
    const { incident } = await loadIncident(context, row.id);
    if (isTrippedBy(incident, group)) return row.id;
  }
  return null;
}
