import type { SpaceContext } from '#app/space-context.ts';
import { appendDrill, drillEvent, loadDrill } from './drill-stream.ts';
import { instantIn, type Scenario } from './scenario.ts';

/** Starts a scenario in a space that holds its company. Safe to repeat. */
export async function beginDrill(context: Pick<SpaceContext, 'storage'>, scenario: Scenario): Promise<void> {
  if ((await loadDrill(context)) !== null) return;
  const startAt = instantIn(scenario, scenario.startsAt);
  await appendDrill(context, null, [drillEvent('DrillStarted', startAt, { scenario: scenario.id })], startAt);
}
