import { personFor, type IncidentUnderProcedure } from '../incident/incident.ts';
import { isOpen } from '../incident/phase.ts';
import { rolesInTurn } from '../oncall/roster.ts';
import { mayWaitForMorning } from '../rest/may-wait-for-morning.ts';
import type { Step } from '../procedure/procedure.ts';
import type { Obligation } from './obligation.ts';

/**
 * Roles that a late duty is given to next, in order, beside those that owe it. First those whom the procedure adds. When
 * none of them has come while service is hurt, it is nobody's: then deputies, whoever works on it already, the approver,
 * and at last everybody else with a role. Where the priority may wait for the morning and somebody works on it, the duty
 * goes to them and no further: nobody else is woken.
 */
export function rolesToAsk(
  under: IncidentUnderProcedure,
  { owners }: Pick<Obligation, 'owners'>,
  step: Step | undefined,
): string[] {
  const ofProcedure = [...owners.slice(0, 1), ...(step?.late.add ?? [])];
  const added = ofProcedure.filter((role) => !owners.includes(role));
  if (hasSomebodyCome(under, ofProcedure)) return added;
  const further = everybodyElse(under, [...owners, ...added]);
  const wakesNobodyElse = isInHand(under, Object.keys(under.incident.holders));
  return [...added, ...(wakesNobodyElse ? further.filter((role) => isHeld(under, role)) : further)];
}

/**
 * Roles that hear that a duty is late. Once somebody has come whose duty it is, or who has it where it may wait for the
 * morning, whoever else was asked in vain is left in peace; who holds a role in the incident goes on hearing.
 */
export function rolesToRemind(
  under: IncidentUnderProcedure,
  { owners }: Pick<Obligation, 'owners'>,
  step: Step | undefined,
): string[] {
  const ofProcedure = [...owners.slice(0, 1), ...(step?.late.add ?? [])];
  if (!hasSomebodyCome(under, ofProcedure) && !isInHand(under, owners)) return owners;
  return owners.filter((role) => ofProcedure.includes(role) || isHeld(under, role));
}

function hasSomebodyCome(under: IncidentUnderProcedure, roles: string[]): boolean {
  return !isOpen(under.incident.phase) || roles.some((role) => isHeld(under, role));
}

/** Whether one of these roles works on what may wait for the morning. */
function isInHand(under: IncidentUnderProcedure, roles: string[]): boolean {
  return mayWaitForMorning(under) && roles.some((role) => isHeld(under, role));
}

function isHeld({ incident }: IncidentUnderProcedure, role: string): boolean {
  return incident.holders[role] !== undefined;
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
