import { NO_DUTY, type Duty } from '#core/rest/level-at.ts';
import type { Instant } from '#core/shared/instant.ts';
import { loadIncident } from '../incident/load-incident.ts';
import type { SpaceContext } from '../space-context.ts';

const MOST_OPEN = 200;

/** What somebody does at this moment: the longest that they hold a role in an open incident, and in how many they do. */
export async function dutyNow(context: SpaceContext, personId: string, at: Instant): Promise<Duty> {
  const open = await context.storage.incidents.list({ state: 'open', limit: MOST_OPEN });
  const incidents = await Promise.all(open.map(({ id }) => loadIncident(context, id)));
  const stints = incidents.flatMap(({ incident }) => {
    const held = Object.values(incident.holders).flatMap((holder) =>
      holder?.personId === personId ? [at - holder.sinceAt] : [],
    );
    return held.length === 0 ? [] : [Math.max(0, ...held)];
  });
  const longest = Math.max(0, ...stints);
  return stints.length === 0
    ? NO_DUTY
    : { onIncidentMs: longest, inRoleMs: longest, incidentsThisShift: stints.length };
}
