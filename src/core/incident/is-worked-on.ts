import type { Incident } from './incident.ts';
import { isOpen } from './phase.ts';

/** Whether people work on an incident: somebody said so, holds a role in it, or tries something. */
export function isWorkedOn({ phase, standDown, acknowledgedAt, holders, mitigations }: Incident): boolean {
  if (!isOpen(phase) || standDown !== null) return false;
  return (
    acknowledgedAt !== null || Object.keys(holders).length > 0 || mitigations.some(({ outcome }) => outcome === null)
  );
}
