import type { z } from 'zod';
import type { gameDayReport as reportRoute } from '#contract/game-days.ts';
import { conformance } from '#core/obligation/conformance.ts';
import { nameBook } from '#app/room/name-book.ts';
import type { GameDayRow } from '#app/ports/game-days.ts';
import { Refused } from '#app/refused.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { compareNights } from '../compare.ts';
import { loadDrill, type PlayedBeat } from '../drill-stream.ts';
import { figures } from '../figures.ts';
import { incidentIds, readNight, readNightOf, type Night } from '../night.ts';
import type { Scenario } from '../scenario.ts';
import type { GameDayHouse } from './game-day-house.ts';
import { gameScenario } from './game-scenario.ts';

type Report = z.input<typeof reportRoute.answer>;

/** What a game day came to, so far or in the end. */
export async function gameDayReport(house: GameDayHouse, gameDay: GameDayRow): Promise<Report> {
  const scenario = gameScenario(gameDay.scenario);
  if (gameDay.startedAt === null || scenario === null)
    throw new Refused('refused', {
      reason: 'This game day has not started, so there is nothing to report.',
      next: 'Start it first.',
    });
  const context = await house.context(gameDay.id);
  const played = (await loadDrill(context))?.played ?? [];
  const groups = await context.storage.signals.listGroups('all');
  const firstSignalAt = groups.length === 0 ? null : Math.min(...groups.map(({ openedAt }) => openedAt));
  const ids = await incidentIds(context.storage);
  const incidents = await Promise.all(
    ids.map(async (id, index) => {
      const night = await readNightOf(context, id);
      // What the world did stands with the first incident; it is told once.
      return incidentReport(context, scenario, night, index === 0 ? played : []);
    }),
  );
  return {
    title: gameDay.title,
    figures: figures(scenario, await readNight(context), firstSignalAt, context.clock.now()).map(({ title, here }) => ({
      title,
      here,
    })),
    incidents: incidents.flatMap((one) => one ?? []),
  };
}

async function incidentReport(
  context: SpaceContext,
  scenario: Scenario,
  night: Night,
  played: PlayedBeat[],
): Promise<Report['incidents'][number] | null> {
  const { incident } = night;
  if (incident === null) return null;
  const { names } = await nameBook(context, incident.state, incident.events);
  return {
    id: incident.id,
    number: incident.state.number,
    timeline: compareNights(scenario, night, played, names).flatMap(({ at, here }) =>
      here === null ? [] : [{ at, sentence: here }],
    ),
    conformance: conformance(incident.state, incident.procedure, context.clock.now()).map(
      ({ worstLateMs: _worst, ...step }) => step,
    ),
  };
}
