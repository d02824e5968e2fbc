import type { FatigueLevel } from '#core/rest/fatigue-level.ts';
import { toIso } from '#core/shared/instant.ts';
import type { Gathered } from './gather-room.ts';
import type { RoomAnswer } from './shown.ts';

/** Who has each role, who else could, and whether somebody is being paged for it. */
export function shownRoles(
  { incident, procedure, book }: Gathered,
  levels: ReadonlyMap<string, FatigueLevel>,
): RoomAnswer['roles'] {
  return procedure.roles.map((role) => {
    const holder = incident.holders[role.id];
    const pages = Object.values(incident.pages).filter((page) => page.role === role.id);
    const last = pages.at(-1);
    return {
      role: role.id,
      title: role.title,
      level: levels.get(role.id) ?? null,
      holder: holder === undefined ? null : { id: holder.personId, name: book.names.person(holder.personId) },
      since: holder === undefined ? null : toIso(holder.sinceAt),
      candidates: (incident.roster[role.id] ?? []).map((personId) => ({
        id: personId,
        name: book.names.person(personId),
      })),
      paged:
        last === undefined || last.outcome === 'cancelled'
          ? 'no'
          : last.outcome === 'waiting'
            ? 'waiting'
            : last.outcome === 'acknowledged'
              ? 'answered'
              : 'nobody-answered',
    };
  });
}
