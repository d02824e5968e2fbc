import type { Procedure } from '#core/procedure/procedure.ts';
import type { Rota } from './rota.ts';

/** Of fewer of one's own people no figure of sleep or alertness is told, and no place is named: it would be about them. */
export const FEWEST_TO_SPEAK_OF = 3;

/** Of whom figures of sleep and alertness may be told: the invented, and groups of one's own people that are large enough. */
export interface SpokenOf {
  /** Whose turn it may be to command. Deputies are not counted in, since they command seldom. */
  commanders: boolean;
  /** Whom signals wake first. */
  firstAsked: boolean;
  /** Everybody whom the procedure may ask. */
  everybody: boolean;
}

/** Decides by the size of each group, whatever the nights came to. */
export function spokenOf(procedure: Procedure, rota: Rota): SpokenOf {
  const isTold = (roles: readonly string[]): boolean =>
    rota.isInvented || peopleOf(procedure, rota, roles).size >= FEWEST_TO_SPEAK_OF;
  return {
    commanders: isTold([procedure.commander]),
    firstAsked: isTold([procedure.intake.triageRole]),
    everybody: isTold(procedure.roles.map(({ id }) => id)),
  };
}

function peopleOf({ roles }: Procedure, { people, rotations }: Rota, wanted: readonly string[]): Set<string> {
  const known = new Set(people.map(({ id }) => id));
  const filling = roles
    .filter(({ id }) => wanted.includes(id))
    .flatMap(({ filledBy }) => {
      if ('people' in filledBy) return filledBy.people;
      const rotation = rotations.find(({ id }) => id === filledBy.schedule);
      return rotation === undefined ? [] : [...rotation.people, ...rotation.overrides.map(({ personId }) => personId)];
    });
  return new Set(filling.filter((id) => known.has(id)));
}
