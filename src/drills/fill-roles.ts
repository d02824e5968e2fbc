import type { Procedure, Role } from '#core/procedure/procedure.ts';
import type { Company } from './company.ts';
import type { Scenario } from './scenario.ts';

/** Somebody who looks at a drill without a seat, and may act in it all the same. */
export const VISITOR = { id: 'drill-visitor', name: 'A visitor' } as const;

/**
 * The scenario's company with every role of the procedure filled: schedules it does not know are filled by the cast, and
 * people named in the file by a stand-in of the same id, so that nobody real is ever paged by a drill.
 */
export function fillRoles(scenario: Scenario, procedure: Procedure): Company {
  const visited = {
    ...scenario.company,
    people: [...scenario.company.people, { ...VISITOR, email: null, zone: scenario.zone, contacts: [] }],
  };
  return procedure.roles.reduce((company, role) => fillRole(scenario, company, role), visited);
}

function fillRole(scenario: Scenario, company: Company, role: Role): Company {
  const { filledBy } = role;
  if ('schedule' in filledBy) {
    if (company.rotations.some((rotation) => rotation.id === filledBy.schedule)) return company;
    const personId = castFor(scenario, role.id);
    const rotation = {
      id: filledBy.schedule,
      name: role.title,
      zone: scenario.zone,
      startsOn: longBefore(scenario),
      people: [personId],
      overrides: [],
    };
    return { ...company, rotations: [...company.rotations, rotation] };
  }
  const known = new Set(company.people.map((person) => person.id));
  const standIns = filledBy.people
    .filter((id) => !known.has(id))
    .map((id) => ({ id, name: `${role.title}, played`, email: null, zone: scenario.zone, contacts: [] }));
  return { ...company, people: [...company.people, ...standIns] };
}

/** Whoever plays the role, else whoever commands the night. */
function castFor({ cast }: Scenario, role: string): string {
  const members = Object.values(cast);
  const member = members.find((one) => one.role === role) ?? members.find((one) => one.role === 'imoc') ?? members[0];
  if (member === undefined) throw new Error('a scenario has a cast');
  return member.personId;
}

function longBefore({ startsOn }: Scenario): string {
  return `${Temporal.PlainDate.from(startsOn).subtract({ days: 1 }).toString()}T00:00`;
}
