import type { IncidentEvent } from '#core/incident/events.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import type { Scenario } from '../scenario.ts';

/** Who plays whom when an incident is played again: roles in place of names. */
export interface CastOfPast {
  cast: Scenario['cast'];
  /** The member of the cast behind a person of the incident. */
  memberOf(personId: string): string;
  /** How the person is called: by the role they held. */
  titleOf(personId: string): string;
}

/** Everybody who did something or held a role, as the first role they held; and somebody for each role that nobody held. */
export function castOf(events: readonly IncidentEvent[], procedure: Procedure): CastOfPast {
  const keys = new Map<string, string>();
  const cast: Scenario['cast'] = {};
  const add = (personId: string, role: string, title: string): void => {
    if (keys.has(personId)) return;
    const taken = Object.keys(cast).filter((key) => key === role || key.startsWith(`${role}-`)).length;
    const key = taken === 0 ? role : `${role}-${taken + 1}`;
    keys.set(personId, key);
    cast[key] = {
      personId: `played-${key}`,
      role,
      title: taken === 0 ? title : `${title}, ${ORDINALS[taken] ?? 'another'}`,
    };
  };
  const titleOfRole = (id: string): string => procedure.roles.find((role) => role.id === id)?.title ?? id;
  for (const event of events) {
    if (event.type === 'RoleAssigned') add(event.data.personId, event.data.role, titleOfRole(event.data.role));
    if (event.type === 'RoleHandedOver') add(event.data.toPersonId, event.data.role, titleOfRole(event.data.role));
  }
  for (const { by } of events) if (by.kind === 'person') add(by.id, 'colleague', 'A colleague');
  for (const { id, title } of procedure.roles)
    if (cast[id] === undefined) cast[id] = { personId: `played-${id}`, role: id, title };
  const memberOf = (personId: string): string => keys.get(personId) ?? 'colleague';
  return { cast, memberOf, titleOf: (personId) => cast[memberOf(personId)]?.title ?? 'Somebody' };
}

const ORDINALS = ['', 'the second', 'the third', 'the fourth'];
