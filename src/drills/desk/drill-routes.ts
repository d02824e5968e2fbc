import type { z } from 'zod';
import { bind, type BoundRoute } from '#app/handlers.ts';
import type { SpaceRow } from '#app/ports/spaces.ts';
import { Refused } from '#app/refused.ts';
import * as contract from '#contract/space.ts';
import { toIso } from '#core/shared/instant.ts';
import { incidentIds } from '../night.ts';
import { reportNight } from '../night-report.ts';
import { wakeDrill } from '../play-due-beats.ts';
import { spaceTime, withClock } from '../scaled-clock.ts';
import { SCENARIOS, findScenario } from '../scenarios/find-scenario.ts';
import type { Scenario, Seat } from '../scenario.ts';
import { changeSpace, type DrillHouse } from './drill-house.ts';
import { prepareDrill, startDrill } from './start-drill.ts';

type Summary = z.input<typeof contract.spaceSummary>;

/** Routes of spaces: the drills of a desk, their clocks and what they came to. */
export function drillRoutes(house: DrillHouse): BoundRoute[] {
  return [
    bind(contract.listSpaces, async () => {
      const rows = await house.spaces.list();
      return {
        spaces: await Promise.all(rows.map((row) => summary(house, row))),
        scenarios: SCENARIOS.map(({ id, title, summary: words, source = null }) => ({
          id,
          title,
          summary: words,
          source,
        })),
      };
    }),
    bind(contract.getSpace, async ({ params }) => summary(house, await spaceOf(house, params.id))),
    bind(contract.startDrill, async ({ body }) => {
      const scenario = findScenario(body.scenario);
      if (scenario === null) throw new Refused('unknown-reference', { what: 'scenario', id: body.scenario });
      return summary(house, await startDrill(house, scenario, body));
    }),
    bind(contract.setDrillClock, async ({ params, body }) => {
      const { row, scenario } = await drillOf(house, params.id);
      return summary(house, await setClock(house, row, scenario, body));
    }),
    bind(contract.endDrill, async ({ params }) => {
      const { row } = await drillOf(house, params.id);
      await house.spaces.remove(row.id);
      await house.refresh(row.id);
      house.live(row.id).tell({ topic: 'space', id: row.id, version: null });
      return { id: row.id };
    }),
    bind(contract.drillReport, async ({ params }) => {
      const { row, scenario } = await drillOf(house, params.id);
      const report = await reportNight(await house.context(row.id), scenario);
      return {
        scenario: scenario.title,
        comparison: report.comparison,
        figures: report.figures,
        conformance: report.conformance.map(({ worstLateMs: _worst, ...step }) => step),
      };
    }),
  ];
}

async function setClock(
  house: DrillHouse,
  row: SpaceRow,
  scenario: Scenario,
  change: { speed?: number | undefined; paused?: boolean | undefined; seat?: Seat | null | undefined },
): Promise<SpaceRow> {
  if (row.state === 'finished')
    throw new Refused('refused', { reason: 'This drill has ended.', next: 'Read its report, or start another one.' });
  const state = nextState(row, change);
  if (state === 'running' && row.state === 'paused') await prepareDrill(house, row, scenario);
  const settings = withClock(row, house.realNow(), {
    state,
    ...(change.speed === undefined ? {} : { speed: change.speed }),
  });
  const changed = await changeSpace(house, row.id, {
    ...settings,
    waitingFor: state === 'waiting-for-you' ? row.waitingFor : null,
    ...(change.seat === undefined ? {} : { seat: change.seat }),
  });
  if (changed === null) throw new Refused('not-found', { what: 'drill', id: row.id });
  if (state === 'running' && row.state !== 'running') await wakeDrill(await house.context(row.id));
  return changed;
}

/** A drill that waits goes on when the visitor says so or leaves the seat; pausing it changes nothing, its time stands still. */
function nextState(
  row: SpaceRow,
  { paused, seat }: { paused?: boolean | undefined; seat?: Seat | null | undefined },
): SpaceRow['state'] {
  if (row.state === 'waiting-for-you')
    return paused === false || (seat !== undefined && seat !== row.seat) ? 'running' : row.state;
  return paused === undefined ? row.state : paused ? 'paused' : 'running';
}

async function summary(house: DrillHouse, row: SpaceRow): Promise<Summary> {
  const { id, kind, title, scenario, state, seat, waitingFor, clock, createdAt } = row;
  return {
    id,
    kind,
    title,
    scenario,
    now: toIso(kind === 'real' ? house.realNow() : spaceTime(row, house.realNow())),
    speed: clock.speed,
    state,
    seat,
    waitingFor,
    createdAt: toIso(createdAt),
    incidentIds: await incidentIds((await house.context(id)).storage),
  };
}

async function spaceOf(house: DrillHouse, id: string): Promise<SpaceRow> {
  const row = await house.spaces.get(id);
  if (row === null) throw new Refused('not-found', { what: 'space', id });
  return row;
}

async function drillOf(house: DrillHouse, id: string): Promise<{ row: SpaceRow; scenario: Scenario }> {
  const row = await spaceOf(house, id);
  const scenario = row.scenario === null ? null : findScenario(row.scenario);
  if (row.kind === 'drill' && scenario !== null) return { row, scenario };
  if (row.kind === 'game-day')
    throw new Refused('refused', {
      reason: 'This is a game day, and no drill.',
      next: 'Whoever leads it does this under Ready, Game days.',
    });
  throw new Refused('refused', {
    reason: 'This is the real space, and no drill.',
    next: 'Start a drill, or choose one that runs.',
  });
}
