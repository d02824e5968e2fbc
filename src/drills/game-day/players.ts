import type { Caller } from '#app/caller.ts';
import type { GameDays } from '#app/ports/game-days.ts';
import { Refused } from '#app/refused.ts';
import { VISITOR } from '../fill-roles.ts';

/** Who somebody is inside a game day: themselves when they agreed to play, else a visitor who only looks. */
export async function playerCaller(
  gameDays: Pick<GameDays, 'get'>,
  gameDayId: string,
  caller: Caller,
  isLooking: boolean,
): Promise<Caller> {
  const gameDay = await gameDays.get(gameDayId);
  const isPlayer =
    caller.personId !== null &&
    (gameDay?.invitations ?? []).some((one) => one.personId === caller.personId && one.answer === 'agreed');
  if (isPlayer) return caller;
  if (isLooking)
    return {
      ...caller,
      actor: { kind: 'person', id: VISITOR.id },
      personId: VISITOR.id,
      name: VISITOR.name,
      email: '',
    };
  throw new Refused('refused', {
    reason: 'Only people who agreed to play act in a game day.',
    next: 'You may watch it; its leader brings signals under Ready, Game days.',
  });
}
