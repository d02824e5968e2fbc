import { spaceRoutes } from '#app/routes.ts';
import type { Ids } from '#app/ports/ids.ts';
import type { Live } from '#app/ports/live.ts';
import type { SpaceRow, Spaces } from '#app/ports/spaces.ts';
import type { SpaceContext } from '#app/space-context.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { Stage } from '../act.ts';
import { gameScenario } from '../game-day/game-scenario.ts';
import type { Scenario } from '../scenario.ts';
import { findScenario } from '../scenarios/find-scenario.ts';

/** What a desk plays its drills with; put together in the composition root. */
export interface DrillHouse {
  spaces: Spaces;
  context(spaceId: string): Promise<SpaceContext>;
  /** Lets a space's clock, and whoever sleeps until its next wake-up, go by its row as it is stored now. */
  refresh(spaceId: string): Promise<void>;
  realNow(): Instant;
  ids: Ids;
  /** Tells the pages that show the space. */
  live(spaceId: string): Live;
}

/** The stage of a drill's or a game day's space; null when its scenario is not known here. */
export async function stageOf(house: DrillHouse, row: SpaceRow): Promise<Stage | null> {
  const scenario = scenarioOf(row);
  if (scenario === null) return null;
  const context = await house.context(row.id);
  return { context, scenario, routes: spaceRoutes({ context: async () => context }) };
}

function scenarioOf({ kind, scenario }: SpaceRow): Scenario | null {
  if (kind === 'game-day') return gameScenario(scenario);
  return kind === 'drill' && scenario !== null ? findScenario(scenario) : null;
}

/** Writes a change to a space, lets its clock go by it, and tells the pages. */
export async function changeSpace(
  house: DrillHouse,
  spaceId: string,
  change: Parameters<Spaces['update']>[1],
): Promise<SpaceRow | null> {
  await house.spaces.update(spaceId, change);
  await house.refresh(spaceId);
  const row = await house.spaces.get(spaceId);
  house.live(spaceId).tell({ topic: 'space', id: spaceId, version: null });
  return row;
}
