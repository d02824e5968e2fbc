import { loadIncident } from '../incident/load-incident.ts';
import type { SpaceContext } from '../space-context.ts';
import { judgeNewGroups, linkSignals } from './take-alerts.ts';

/** Open incidents looked through at once. */
const MOST_INCIDENTS = 200;

/**
 * Finishes what a crash left undone between storing a signal and acting on it: groups whose page never started, and
 * signals that their incident has not heard of. Safe to repeat, and cheap when there is nothing.
 */
export async function finishSignals(context: SpaceContext): Promise<void> {
  const waiting = await context.storage.signals.listGroups('waiting');
  const unasked = waiting.filter(({ pageId }) => pageId === null);
  await judgeNewGroups(context, unasked);
  for (const row of await context.storage.incidents.list({ state: 'open', limit: MOST_INCIDENTS })) {
    const { incident } = await loadIncident(context, row.id);
    const known = new Set(incident.signals.map((signal) => signal.id));
    const unheard = (await context.storage.signals.ofIncident(row.id)).filter(({ id }) => !known.has(id));
    if (unheard.length > 0) await linkSignals(context, row.id, unheard);
  }
}
