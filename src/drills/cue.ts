import type { EventOf, IncidentEvent, IncidentEventType } from '#core/incident/events.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import { stuckStep } from '#core/revert/run-steps.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { Night } from './night.ts';

/** Something that people in a drill react to. */
export type Cue =
  | 'opened'
  | 'acknowledged'
  | 'assessed'
  | 'channel-open'
  | 'status-page-open'
  | 'customers-told'
  | 'suspected'
  | 'strong-suspect'
  | 'mitigation-started'
  | 'revert-started'
  | 'revert-stuck'
  | 'revert-ended'
  | 'tried-in-vain'
  | 'mitigated'
  | 'stood-down'
  | 'resumed'
  | 'resolved'
  | 'postmortem-written'
  | `paged:${string}`
  | `came:${string}`
  /** Somebody took this role over from who had it. */
  | `took-over:${string}`
  /** The procedure wants whoever came first in this role (`:2`: second) to be relieved; it never comes where it does not look after people. */
  | `relief-due:${string}`
  /** Somebody is asked to take this role over. */
  | `handover:${string}`
  /** It is the turn of this step of the revert plan. */
  | `step:${string}`;

/** When a cue came first; null when it has not. */
export function cueAt(night: Night, cue: Cue): Instant | null {
  if (night.incident === null) return null;
  if (cue === 'revert-stuck' || cue === 'revert-ended' || cue.startsWith('step:')) return runCueAt(night.run, cue);
  const { events, procedure } = night.incident;
  const { what, nth } = counted(cue);
  return events.filter((event) => isCue(event, what, procedure))[nth - 1]?.at ?? null;
}

/** `handover:imoc:2` is the second time of `handover:imoc`. */
export function counted(cue: Cue): { what: Cue; nth: number } {
  const [, what, nth] = /^(.+:.+):(\d+)$/.exec(cue) ?? [];
  return what === undefined ? { what: cue, nth: 1 } : { what: what as Cue, nth: Number(nth) };
}

function runCueAt(run: Night['run'], cue: Cue): Instant | null {
  if (run === null) return null;
  const { steps, endedAt } = run.state;
  if (cue === 'revert-ended') return endedAt;
  if (cue === 'revert-stuck') return run.state.status === 'stuck' ? (stuckStep(run.state)?.endedAt ?? null) : null;
  return steps.find(({ id }) => cue === `step:${id}`)?.intendedAt ?? null;
}

const SINGLE: Partial<Record<Cue, IncidentEventType>> = {
  opened: 'IncidentReported',
  acknowledged: 'IncidentAcknowledged',
  'channel-open': 'ChannelOpened',
  suspected: 'ChangeLinked',
  'stood-down': 'StoodDown',
  resumed: 'WorkResumed',
  resolved: 'IncidentResolved',
  'postmortem-written': 'PostmortemWritten',
};

function isCue(event: IncidentEvent, cue: Cue, procedure: Procedure): boolean {
  switch (event.type) {
    case 'ImpactAssessed':
      return cue === 'assessed' && !event.data.assessment.assumed;
    case 'HandoverProposed':
      return cue === `handover:${event.data.role}`;
    case 'MitigationVerified':
      return cue === (event.data.outcome === 'worked' ? 'mitigated' : 'tried-in-vain');
    case 'SuspectsRanked':
      return cue === 'strong-suspect' && event.data.strongId !== null;
    case 'MitigationStarted':
      return cue === 'mitigation-started' || (cue === 'revert-started' && event.data.kind === 'revert');
    case 'UpdatePosted':
      return (
        reachOf(event, procedure) ===
        (cue === 'status-page-open' ? 'public' : cue === 'customers-told' ? 'customers' : null)
      );
    case 'RolePaged':
      return cue === `paged:${event.data.role}`;
    case 'RoleAssigned':
      return cue === `came:${event.data.role}`;
    case 'RoleHandedOver':
      return cue === `came:${event.data.role}` || cue === `took-over:${event.data.role}`;
    default:
      return SINGLE[cue] === event.type;
  }
}

function reachOf(event: EventOf<'UpdatePosted'>, procedure: Procedure): string | undefined {
  return procedure.audiences.find((audience) => audience.id === event.data.audience)?.reach.kind;
}
