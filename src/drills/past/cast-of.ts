import type { IncidentEvent } from '#core/incident/events.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { lowerTitle, ordinal } from '../said-by-role.ts';
import type { Scenario } from '../scenario.ts';

/** Who plays whom when an incident is played again: roles in place of names. */
export interface CastOfPast {
  cast: Scenario['cast'];
  /** The member of the cast behind a person of the incident. */
  memberOf(personId: string): string;
  /** How the person is called in a sentence: by the role they held, or were asked to take. */
  nameOf(personId: string): string;
}

const COLLEAGUE = 'colleague';

/** Everybody who did something or held a role, as the first role they held; and somebody for each role that nobody held. */
export function castOf(events: readonly IncidentEvent[], procedure: Procedure): CastOfPast {
  const keys = new Map<string, string>();
  const cast: Scenario['cast'] = {};
  const add = (personId: string, role: string, title: string): void => {
    if (keys.has(personId)) return;
    const place = Object.values(cast).filter((one) => one.role === role).length + 1;
    // A dot is in no role's id, so that nobody is taken for the holder of another role.
    const key = place === 1 ? role : `${role}.${place}`;
    keys.set(personId, key);
    cast[key] = { personId: `played-${key}`, role, title: titled(title, place) };
  };
  const titleOfRole = (id: string): string => procedure.roles.find((role) => role.id === id)?.title ?? id;
  for (const event of events) {
    if (event.type === 'RoleAssigned') add(event.data.personId, event.data.role, titleOfRole(event.data.role));
    if (event.type === 'RoleHandedOver') add(event.data.toPersonId, event.data.role, titleOfRole(event.data.role));
  }
  for (const { by } of events) if (by.kind === 'person') add(by.id, COLLEAGUE, 'Colleague');
  const held = new Set(Object.values(cast).map(({ role }) => role));
  for (const { id, title } of procedure.roles)
    if (!held.has(id)) cast[id] = { personId: `played-${id}`, role: id, title };
  const asked = rolesAskedFor(events);
  return {
    cast,
    memberOf: (personId) => keys.get(personId) ?? COLLEAGUE,
    nameOf(personId) {
      const member = cast[keys.get(personId) ?? ''];
      if (member !== undefined) return spokenName(member);
      const role = asked.get(personId);
      if (role === undefined) return 'somebody';
      return `${held.has(role) ? 'another' : 'the'} ${lowerTitle(titleOfRole(role))}`;
    },
  };
}

/** How a member of such a cast is called in a sentence: `the on-call engineer`, `a second colleague`. */
export function spokenName({ role, title }: Scenario['cast'][string]): string {
  return `${role === COLLEAGUE ? 'a' : 'the'} ${lowerTitle(title)}`;
}

function titled(title: string, place: number): string {
  if (place === 1) return title;
  const word = ordinal(place);
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} ${lowerTitle(title)}`;
}

/** As what people were paged first who did nothing in the incident. */
function rolesAskedFor(events: readonly IncidentEvent[]): Map<string, string> {
  const asked = new Map<string, string>();
  for (const event of events)
    if (event.type === 'RolePaged')
      for (const personId of event.data.personIds) if (!asked.has(personId)) asked.set(personId, event.data.role);
  return asked;
}
