import { onCallAt, type Rotation } from '#core/oncall/rotation.ts';
import type { Role } from '#core/procedure/procedure.ts';
import type { Instant } from '#core/shared/instant.ts';
import { lowerTitle, ordinal } from '../said-by-role.ts';
import { FEWEST_TO_SPEAK_OF } from './fewest-to-speak-of.ts';
import type { NightWorld } from './night-world.ts';

/**
 * How people are called in a night that is told: the invented by their name, one's own people by the role whose turn they
 * are at, and by the place where they live where enough live at each.
 */
export function nightNames({ rota, procedure, drawn }: NightWorld): (personId: string) => string {
  if (rota.isInvented) {
    const names = new Map(rota.people.map(({ id, name }) => [id, name]));
    return (id) => names.get(id) ?? 'somebody';
  }
  const sites = [...Map.groupBy(rota.people, ({ zone }) => zone).values()];
  // Where one site is too small, naming the others would tell who lives there.
  const arePlacesNamed = sites.every((people) => people.length >= FEWEST_TO_SPEAK_OF);
  const called = new Map(
    rota.people.map(({ id, zone }) => {
      const place = arePlacesNamed ? placeOf(zone) : null;
      const by = turnOf(id, procedure.roles, rota.rotations, drawn.startAt);
      return [id, place === null ? by : `${by} in ${place}`];
    }),
  );
  return (id) => called.get(id) ?? 'somebody';
}

/** `the on-call engineer` for whose turn it is, `the second on-call engineer` for who is next, and so on. */
function turnOf(personId: string, roles: readonly Role[], rotations: readonly Rotation[], at: Instant): string {
  const turns = roles.flatMap(({ title, filledBy }) => {
    const place = peopleInTurn(filledBy, rotations, at).indexOf(personId);
    return place === -1 ? [] : [{ title: lowerTitle(title), place: place + 1 }];
  });
  const nearest = turns.toSorted((one, other) => one.place - other.place)[0];
  if (nearest === undefined) return 'somebody in no rotation';
  return nearest.place === 1 ? `the ${nearest.title}` : `the ${ordinal(nearest.place)} ${nearest.title}`;
}

function peopleInTurn(filledBy: Role['filledBy'], rotations: readonly Rotation[], at: Instant): string[] {
  if ('people' in filledBy) return filledBy.people;
  const rotation = rotations.find(({ id }) => id === filledBy.schedule);
  if (rotation === undefined) return [];
  const now = onCallAt(rotation, at)?.personId;
  const from = now === undefined ? 0 : Math.max(0, rotation.people.indexOf(now));
  const turns = [...rotation.people.slice(from), ...rotation.people.slice(0, from)];
  return [...new Set(now === undefined ? turns : [now, ...turns])];
}

/** The place that a zone is named after; null for one that is none. */
function placeOf(zone: string): string | null {
  const place = zone.startsWith('Etc/') ? undefined : zone.split('/').slice(1).at(-1);
  return place?.replaceAll('_', ' ') ?? null;
}
