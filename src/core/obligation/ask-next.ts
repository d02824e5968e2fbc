import { personFor, type IncidentUnderProcedure } from '../incident/incident.ts';
import { isOpen } from '../incident/phase.ts';
import { rolesInTurn } from '../oncall/roster.ts';
import type { Step } from '../procedure/procedure.ts';
import type { Obligation } from './obligation.ts';

/**
 * Roles that a late duty is given to next, in order, beside those that owe it. First those whom the procedure adds. When
 * none of them has come while service is hurt, it is nobody's: then deputies, whoever works on it already, the approver,
 * and at last everybody else with a role.
 */
export function rolesToAsk(
  under: IncidentUnderProcedure,
  { owners }: Pick<Obligation, 'owners'>,
  step: Step | undefined,
): string[] {
  const ofProcedure = [...owners.slice(0, 1), ...(step?.late.add ?? [])];
  const added = ofProcedure.filter((role) => !owners.includes(role));
  return hasSomebodyCome(under, ofProcedure) ? added : [...added, ...everybodyElse(under, [...owners, ...added])];
}

/**
 * Roles that hear that a duty is late. Once somebody has come whose duty it is, whoever was asked in vain is left in
 * peace; who holds a role in the incident goes on hearing.
 */
export function rolesToRemind(
  under: IncidentUnderProcedure,
  { owners }: Pick<Obligation, 'owners'>,
  step: Step | undefined,
): string[] {
  const ofProcedure = [...owners.slice(0, 1), ...(step?.late.add ?? [])];
  if (!hasSomebodyCome(under, ofProcedure)) return owners;
  return owners.filter((role) => ofProcedure.includes(role) || under.incident.holders[role] !== undefined);
}

function hasSomebodyCome({ incident }: IncidentUnderProcedure, roles: string[]): boolean {
  return !isOpen(incident.phase) || roles.some((role) => incident.holders[role] !== undefined);
}

/** Roles in turn that reach somebody who is not asked by then. */
function everybodyElse({ incident, procedure }: IncidentUnderProcedure, asked: string[]): string[] {
  const { commander, commitments, roles } = procedure;
  const inTurn = [
    ...asked.slice(0, 1).flatMap((owner) => rolesInTurn(procedure, owner)),
    ...rolesInTurn(procedure, commander),
    ...Object.keys(incident.holders),
    commitments.approverRole,
    ...roles.map(({ id }) => id),
  ];
  const reached = new Set(asked.flatMap((role) => personFor(incident, role) ?? []));
  return inTurn.filter((role) => {
    const personId = personFor(incident, role);
    if (personId === null || reached.has(personId) || asked.includes(role)) return false;
    reached.add(personId);
    return true;
  });
}
