import type { z } from 'zod';
import * as contract from '#contract/game-days.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { toIso } from '#core/shared/instant.ts';
import type { Caller } from '#app/caller.ts';
import { bind, type BoundRoute } from '#app/handlers.ts';
import { currentProcedure } from '#app/incident/load-incident.ts';
import type { GameDayRow } from '#app/ports/game-days.ts';
import type { SpaceRow } from '#app/ports/spaces.ts';
import { isoOrNull } from '#app/room/shown.ts';
import { incidentIds } from '../night.ts';
import { spaceTime } from '../scaled-clock.ts';
import { SCENARIOS } from '../scenarios/find-scenario.ts';
import { answerInvitation, ownWays } from './answer-invitation.ts';
import { gameDayOf, type GameDayHouse } from './game-day-house.ts';
import { gameDayReport } from './game-day-report.ts';
import { gameScenario } from './game-scenario.ts';
import { invite, planGameDay, removeGameDay, roleTitle } from './plan-game-day.ts';
import { endGameDay, injectSignal, setGameDayClock } from './run-game-day.ts';
import { startGameDay } from './start-game-day.ts';

type Shown = z.input<typeof contract.gameDay>;
type Mine = z.input<typeof contract.myInvitations.answer>['invitations'][number];

/** Routes of game days. Whoever may publish the procedure leads them; each person answers for themselves. */
export function gameDayRoutes(house: GameDayHouse): BoundRoute[] {
  const procedure = async (): Promise<Procedure> => (await currentProcedure(await house.context('real'))).procedure;
  const shown = async (row: GameDayRow): Promise<Shown> => show(house, row, await procedure());
  return [
    bind(contract.listGameDays, async () => {
      const inForce = await procedure();
      return {
        gameDays: await Promise.all((await house.gameDays.list()).map((row) => show(house, row, inForce))),
        scenarios: SCENARIOS.map(({ id, title, summary }) => ({ id, title, summary })),
        roles: inForce.roles.map(({ id, title }) => ({ id, title })),
      };
    }),
    bind(contract.getGameDay, async ({ params }) => shown(await gameDayOf(house, params.id))),
    bind(contract.planGameDay, async ({ body, caller }) => shown(await planGameDay(house, caller, body))),
    bind(contract.inviteToGameDay, async ({ params, body, caller }) =>
      shown(await invite(house, caller, params.id, body)),
    ),
    bind(contract.answerInvitation, async ({ params, body, caller }) => {
      const { answer, ways } = await answerInvitation(house, caller, params.id, body);
      return { id: params.id, answer, channels: ways.map(({ channel }) => channel) };
    }),
    bind(contract.myInvitations, async ({ caller }) => ({
      invitations: await invitationsOf(house, caller, await procedure()),
    })),
    bind(contract.startGameDay, async ({ params }) => shown(await startGameDay(house, params.id))),
    bind(contract.setGameDayClock, async ({ params, body }) => shown(await setGameDayClock(house, params.id, body))),
    bind(contract.injectSignal, async ({ params, body }) => {
      await injectSignal(house, params.id, body);
      return { id: params.id };
    }),
    bind(contract.endGameDay, async ({ params }) => shown(await endGameDay(house, params.id))),
    bind(contract.removeGameDay, async ({ params }) => {
      await removeGameDay(house, params.id);
      return { id: params.id };
    }),
    bind(contract.gameDayReport, async ({ params }) => gameDayReport(house, await gameDayOf(house, params.id))),
  ];
}

async function show(house: GameDayHouse, row: GameDayRow, procedure: Procedure): Promise<Shown> {
  const space = row.startedAt === null ? null : await house.spaces.get(row.id);
  const names = await namesOf(house, row);
  return {
    ...{ id: row.id, title: row.title, scenario: row.scenario },
    scenarioTitle: gameScenario(row.scenario)?.title ?? row.scenario ?? '',
    startsAt: toIso(row.startsAt),
    speed: space?.clock.speed ?? row.speed,
    state: stateOf(row, space),
    leader: row.leaderId === null ? null : (names.get(row.leaderId) ?? null),
    startedAt: isoOrNull(row.startedAt),
    endedAt: isoOrNull(row.endedAt),
    now: space === null ? null : toIso(spaceTime(space, house.realNow())),
    invitations: row.invitations.map(({ personId, role, answer, ways }) => ({
      ...{ personId, name: names.get(personId) ?? 'somebody', role, roleTitle: roleTitle(procedure, role), answer },
      channels: ways.map(({ channel }) => channel),
    })),
    incidentIds: space === null ? [] : await incidentIds((await house.context(row.id)).storage),
  };
}

async function namesOf(house: GameDayHouse, { leaderId, invitations }: GameDayRow): Promise<Map<string, string>> {
  const { people } = (await house.context('real')).storage;
  return people.names([...invitations.map(({ personId }) => personId), ...(leaderId === null ? [] : [leaderId])]);
}

function stateOf({ startedAt, endedAt }: GameDayRow, space: SpaceRow | null): Shown['state'] {
  if (startedAt === null) return 'planned';
  if (endedAt !== null) return 'ended';
  return space?.state === 'running' ? 'running' : 'paused';
}

async function invitationsOf(house: GameDayHouse, { personId }: Caller, procedure: Procedure): Promise<Mine[]> {
  if (personId === null) return [];
  const own = ownWays(await (await house.context('real')).storage.people.get(personId));
  const rows = (await house.gameDays.list()).filter(({ endedAt }) => endedAt === null);
  const mine = rows.map(async (row): Promise<Mine[]> => {
    const invitation = row.invitations.find((one) => one.personId === personId);
    if (invitation === undefined) return [];
    const space = row.startedAt === null ? null : await house.spaces.get(row.id);
    const state = stateOf(row, space);
    if (state === 'ended') return [];
    return [
      {
        ...{ gameDayId: row.id, title: row.title, startsAt: toIso(row.startsAt), state, answer: invitation.answer },
        leader: row.leaderId === null ? null : ((await namesOf(house, row)).get(row.leaderId) ?? null),
        roleTitle: roleTitle(procedure, invitation.role),
        ways: own.map((way) => ({
          ...way,
          agreed: invitation.ways.some(({ channel, address }) => channel === way.channel && address === way.address),
        })),
      },
    ];
  });
  return (await Promise.all(mine)).flat();
}
