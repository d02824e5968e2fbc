import type { PublicState } from './events.ts';
import type { Incident } from './incident.ts';
import { isOpen } from './phase.ts';

/** What a status page would say of an incident now. */
export function publicState(incident: Incident): PublicState {
  if (!isOpen(incident.phase)) return 'resolved';
  if (incident.phase === 'monitoring') return 'monitoring';
  return incident.mitigations.some((one) => one.outcome === null) ? 'identified' : 'investigating';
}
