import type { Logger } from 'pino';
import type { BoundRoute } from '#app/handlers.ts';
import type { GameDays } from '#app/ports/game-days.ts';
import type { ChannelAnswer } from '#app/ports/channel.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { SECOND_MS } from '#core/shared/instant.ts';
import type { DrillHouse } from '#drills/desk/drill-house.ts';
import { gameDayRoutes } from '#drills/game-day/game-day-routes.ts';
import { mendGameDayClocks } from '#drills/game-day/mend-game-day-clocks.ts';
import { sendInGameDay } from '#drills/game-day/send-in-game-day.ts';
import type { DeskChannels } from './channels.ts';
import { pause } from './pause.ts';

export interface GameDaysOnDesk {
  routes: BoundRoute[];
  send(gameDayId: string, message: OutgoingMessage): Promise<ChannelAnswer>;
  stop(): Promise<void>;
}

/** How often it is noted that a server looks after those under way. */
const ALIVE_EVERY_MS = 2 * SECOND_MS;

/** Game days on the running desk: their routes, what leaves them, and where their time stands. */
export async function startGameDays({
  house,
  gameDays,
  real,
  channels,
  log,
}: {
  house: DrillHouse;
  gameDays: GameDays;
  real: SpaceContext;
  channels: Pick<DeskChannels, 'of'>;
  log: Logger;
}): Promise<GameDaysOnDesk> {
  const ours = { ...house, gameDays };
  await mendGameDayClocks(ours);
  const ending = new AbortController();
  const post = {
    gameDays,
    people: real.storage.people,
    channel: (name: 'mail' | 'webhook') => channels.of('real', name),
  };

  async function stayAlive(): Promise<void> {
    while (!ending.signal.aborted) {
      await gameDays
        .alive(Date.now())
        .catch((error: unknown) => log.warn({ err: error }, 'game days could not be looked after'));
      await pause(ALIVE_EVERY_MS, ending.signal);
    }
  }
  const living = stayAlive();

  return {
    routes: gameDayRoutes(ours),
    send: (gameDayId, message) => sendInGameDay(post, gameDayId, message),
    async stop() {
      ending.abort();
      await living;
    },
  };
}
