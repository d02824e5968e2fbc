import type { SpaceRow } from '#app/ports/spaces.ts';
import type { OriginOf, SpaceContext } from '#app/space-context.ts';
import { loadDrill } from '../drill-stream.ts';
import { originOf } from '../origin.ts';
import { findScenario } from '../scenarios/find-scenario.ts';

/** Where the events of a drill's space come from, by what was played so far. For the space's context. */
export async function drillOrigins(
  context: Pick<SpaceContext, 'storage'>,
  row: Pick<SpaceRow, 'scenario'>,
): Promise<OriginOf> {
  const scenario = row.scenario === null ? null : findScenario(row.scenario);
  const drill = scenario === null ? null : await loadDrill(context);
  return (event) => (scenario === null || drill === null ? null : originOf(scenario, drill.played, event));
}
