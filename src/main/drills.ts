import type { Logger } from 'pino';
import { playDrill, watchDrills } from '#drills/desk/play-drill.ts';
import { mendDrillClocks } from '#drills/desk/mend-drill-clocks.ts';
import { drillRoutes } from '#drills/desk/drill-routes.ts';
import type { DrillHouse } from '#drills/desk/drill-house.ts';
import type { DeskStorage } from '#adapters/storage/desk-storage.ts';
import type { BoundRoute } from '#app/handlers.ts';
import type { Ids } from '#app/ports/ids.ts';
import type { SpaceContexts } from './space-contexts.ts';
import { pause } from './pause.ts';

export interface Drills {
  house: DrillHouse;
  routes: BoundRoute[];
  /** Plays what is due in a drill's own stream. */
  wake(spaceId: string): Promise<void>;
  stop(): Promise<void>;
}

export interface DrillsOptions {
  storage: DeskStorage;
  contexts: SpaceContexts;
  ids: Ids;
  /** Lets workers look at a space whose clock was changed. */
  poke(spaceId: string): void;
  log: Logger;
}

/** Drills on the running desk: their routes, and what lets them go on when a visitor has decided. */
export async function startDrills({ storage, contexts, ids, poke, log }: DrillsOptions): Promise<Drills> {
  const house: DrillHouse = {
    spaces: storage.spaces,
    context: (id) => contexts.get(id),
    async refresh(spaceId) {
      await contexts.refresh();
      poke(spaceId);
    },
    realNow: () => Date.now(),
    ids,
    live: (spaceId) => storage.live.of(spaceId),
  };
  await mendDrillClocks(house);
  const ending = new AbortController();
  const watching = watchDrills(house, {
    sleep: pause,
    signal: ending.signal,
    failed: (error) => log.warn({ err: error }, 'a drill could not be looked at'),
  });
  return {
    house,
    routes: drillRoutes(house),
    wake: (spaceId) => playDrill(house, spaceId),
    async stop() {
      ending.abort();
      await watching;
    },
  };
}
