import type { z } from 'zod';
import type { planGameDay as planRoute } from '#contract/game-days.ts';
import { fromIso } from '#core/shared/instant.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import type { Caller } from '#app/caller.ts';
import { currentProcedure } from '#app/incident/load-incident.ts';
import type { GameDayRow, Invitation } from '#app/ports/game-days.ts';
import { Refused } from '#app/refused.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { gameDayOf, type GameDayHouse } from './game-day-house.ts';
import { gameScenario } from './game-scenario.ts';
import { callOffByMail, inviteByMail } from './notices.ts';

/** More than a team plans at once; each that has started keeps a schema of its own. */
const MOST_GAME_DAYS = 20;
const MOST_INVITED = 50;

type Planned = z.output<typeof planRoute.body>;
type Asked = { personId: string; role: string };

/** Plans a game day and asks everybody who is invited. Nobody is in it before they agree. */
export async function planGameDay(house: GameDayHouse, caller: Caller, planned: Planned): Promise<GameDayRow> {
  const real = await house.context('real');
  const { procedure } = await currentProcedure(real);
  if (gameScenario(planned.scenario) === null)
    throw new Refused('unknown-reference', { what: 'scenario', id: planned.scenario ?? '' });
  for (const asked of planned.invitations) await mustBeInvitable(real, procedure, asked);
  if (new Set(planned.invitations.map(({ personId }) => personId)).size !== planned.invitations.length)
    throw new Refused('refused', { reason: 'Somebody is invited twice.', next: 'Give each person one role.' });
  if ((await house.gameDays.list()).length >= MOST_GAME_DAYS)
    throw new Refused('refused', {
      reason: `There are ${MOST_GAME_DAYS} game days already.`,
      next: 'Remove one that has ended first.',
    });
  const row = {
    id: house.ids.next('game'),
    title: planned.title,
    scenario: planned.scenario,
    startsAt: fromIso(planned.startsAt),
    speed: planned.speed,
    leaderId: caller.personId,
    createdAt: house.realNow(),
    invitations: planned.invitations.map(asInvitation),
  };
  await house.gameDays.plan(row);
  await inviteByMail(real, row, titled(procedure, planned.invitations), caller.name);
  tellPages(house);
  return gameDayOf(house, row.id);
}

/** Asks one more person, as long as it has not started. */
export async function invite(house: GameDayHouse, caller: Caller, id: string, asked: Asked): Promise<GameDayRow> {
  const real = await house.context('real');
  const { procedure } = await currentProcedure(real);
  const gameDay = await gameDayOf(house, id);
  if (gameDay.startedAt !== null)
    throw new Refused('refused', {
      reason: 'This game day has started, and its roles are filled.',
      next: 'Plan another one.',
    });
  if (gameDay.invitations.length >= MOST_INVITED)
    throw new Refused('refused', { reason: `${MOST_INVITED} people are invited already.`, next: 'Play with those.' });
  await mustBeInvitable(real, procedure, asked);
  if (!(await house.gameDays.invite(id, asked.personId, asked.role)))
    throw new Refused('refused', { reason: 'This person is invited already.', next: 'Wait for their answer.' });
  await inviteByMail(real, gameDay, titled(procedure, [asked]), caller.name);
  tellPages(house);
  return gameDayOf(house, id);
}

/** Calls a planned game day off, or removes one that has ended together with its space. */
export async function removeGameDay(house: GameDayHouse, id: string): Promise<void> {
  const gameDay = await gameDayOf(house, id);
  if (gameDay.startedAt !== null && gameDay.endedAt === null)
    throw new Refused('refused', { reason: 'This game day is under way.', next: 'End it first.' });
  if (gameDay.startedAt === null) await callOffByMail(await house.context('real'), gameDay);
  if ((await house.spaces.get(id)) !== null) await house.spaces.remove(id);
  await house.gameDays.remove(id);
  await house.refresh(id);
  house.live(id).tell({ topic: 'space', id, version: null });
  tellPages(house);
}

function asInvitation({ personId, role }: Asked): Invitation {
  return { personId, role, answer: 'asked', answeredAt: null, ways: [] };
}

function titled(procedure: Procedure, asked: readonly Asked[]): { personId: string; roleTitle: string }[] {
  return asked.map(({ personId, role }) => ({ personId, roleTitle: roleTitle(procedure, role) }));
}

/** What people call a role; its id when the procedure has lost it since. */
export function roleTitle({ roles }: Procedure, id: string): string {
  return roles.find((role) => role.id === id)?.title ?? id;
}

async function mustBeInvitable(real: SpaceContext, { roles }: Procedure, { personId, role }: Asked): Promise<void> {
  if (!roles.some(({ id }) => id === role)) throw new Refused('unknown-reference', { what: 'role', id: role });
  const person = await real.storage.people.get(personId);
  if (person === null || person.erasedAt !== null)
    throw new Refused('unknown-reference', { what: 'person', id: personId });
}

/** Pages of the real space show game days and invitations. */
export function tellPages(house: GameDayHouse): void {
  house.live('real').tell({ topic: 'space', id: null, version: null });
}
