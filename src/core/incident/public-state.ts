import type { PublicState } from './events.ts';
import type { Incident, PostedUpdate } from './incident.ts';
import { isOpen } from './phase.ts';

/** What a status page would say of an incident now. */
export function publicState(incident: Incident): PublicState {
  if (!isOpen(incident.phase)) return 'resolved';
  if (incident.phase === 'monitoring' || (incident.phase === 'stood-down' && incident.mitigatedAt !== null))
    return 'monitoring';
  return incident.mitigations.some((one) => one.outcome === null) ? 'identified' : 'investigating';
}

/** How it stands for whoever reads words: `bug` and `lowered` are not over, though no more words follow. */
export type ToldState = PublicState | 'bug' | 'lowered';

/** What words said of how it stands: no incident but a bug, smaller than was said before, or the state of their time. */
export function toldState({ phase, endedAt }: Incident, { state, kind, at }: PostedUpdate): ToldState {
  if (phase === 'not-an-incident' && endedAt !== null && at >= endedAt) return 'bug';
  return kind === 'correction' ? 'lowered' : state;
}
