import type { SpaceContext } from '#app/space-context.ts';
import { appendDrill, drillEvent, loadDrill } from './drill-stream.ts';
import type { Instant } from '#core/shared/instant.ts';
import { instantIn, type Scenario } from './scenario.ts';

/** Starts a scenario in a space that holds its company. Safe to repeat. */
export async function beginDrill(
  context: Pick<SpaceContext, 'storage'>,
  scenario: Scenario,
  startAt: Instant = instantIn(scenario, scenario.startsAt),
): Promise<void> {
  if ((await loadDrill(context)) !== null) return;
  await appendDrill(context, null, [drillEvent('DrillStarted', startAt, { scenario: scenario.id })], startAt);
}
