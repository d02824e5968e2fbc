import type { IncidentUnderProcedure } from '../incident/incident.ts';

/**
 * Whether the procedure lets an incident of this priority wait for the morning. What nobody has judged does not, nor what
 * is known to get worse or to put data at risk; what was said of that before a mitigation worked holds no longer.
 */
export function mayWaitForMorning({ incident, procedure }: IncidentUnderProcedure): boolean {
  const { assessment, mitigatedAt } = incident;
  if (assessment === null) return false;
  const { priority, answers, at } = assessment;
  const isWorse = answers.worsening === 'yes' && (mitigatedAt === null || mitigatedAt < at);
  if (isWorse || answers.dataAtRisk === 'yes') return false;
  const { allowed, whenMitigated } = procedure.rest.pause;
  return priority === null || allowed.includes(priority) || (mitigatedAt !== null && whenMitigated.includes(priority));
}
