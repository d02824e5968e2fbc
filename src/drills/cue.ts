import type { EventOf, IncidentEvent, IncidentEventType } from '#core/incident/events.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
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
  | 'mitigation-started'
  | 'mitigated'
  | 'resolved'
  | 'postmortem-written'
  | `paged:${string}`
  | `came:${string}`;

/** When a cue came first; null when it has not. */
export function cueAt(night: Night, cue: Cue): Instant | null {
  if (night.incident === null) return null;
  const { events, procedure } = night.incident;
  return events.find((event) => isCue(event, cue, procedure))?.at ?? null;
}

const SINGLE: Partial<Record<Cue, IncidentEventType>> = {
  opened: 'IncidentReported',
  acknowledged: 'IncidentAcknowledged',
  'channel-open': 'ChannelOpened',
  suspected: 'ChangeLinked',
  'mitigation-started': 'MitigationStarted',
  resolved: 'IncidentResolved',
  'postmortem-written': 'PostmortemWritten',
};

function isCue(event: IncidentEvent, cue: Cue, procedure: Procedure): boolean {
  switch (event.type) {
    case 'ImpactAssessed':
      return cue === 'assessed' && !event.data.assessment.assumed;
    case 'MitigationVerified':
      return cue === 'mitigated' && event.data.outcome === 'worked';
    case 'UpdatePosted':
      return (
        reachOf(event, procedure) ===
        (cue === 'status-page-open' ? 'public' : cue === 'customers-told' ? 'customers' : null)
      );
    case 'RolePaged':
      return cue === `paged:${event.data.role}`;
    case 'RoleAssigned':
    case 'RoleHandedOver':
      return cue === `came:${event.data.role}`;
    default:
      return SINGLE[cue] === event.type;
  }
}

function reachOf(event: EventOf<'UpdatePosted'>, procedure: Procedure): string | undefined {
  return procedure.audiences.find((audience) => audience.id === event.data.audience)?.reach.kind;
}
