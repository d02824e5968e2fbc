import type { Incident } from './incident.ts';
import { isOpen } from './phase.ts';

/** Whether people work on an incident: somebody said so, judged its impact, holds a role in it, or tries something. */
export function isWorkedOn(incident: Incident): boolean {
  const { phase, standDown, acknowledgedAt, assessment, holders, mitigations } = incident;
  if (!isOpen(phase) || standDown !== null) return false;
  return (
    acknowledgedAt !== null ||
    assessment?.assumed === false ||
    Object.keys(holders).length > 0 ||
    mitigations.some(({ outcome }) => outcome === null)
  );
}
