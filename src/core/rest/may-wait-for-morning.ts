import type { IncidentUnderProcedure } from '../incident/incident.ts';

/** Whether the procedure lets an incident of this priority wait for the morning; what nobody has judged does not. */
export function mayWaitForMorning({ incident, procedure }: IncidentUnderProcedure): boolean {
  const { assessment, mitigatedAt } = incident;
  if (assessment === null) return false;
  const { priority } = assessment;
  const { allowed, whenMitigated } = procedure.rest.pause;
  return priority === null || allowed.includes(priority) || (mitigatedAt !== null && whenMitigated.includes(priority));
}
