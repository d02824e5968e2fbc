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
  /** Somebody is asked to take this role over (`:2`: for the second time). */
  | `handover:${string}`
  /** It is the turn of this step of the revert plan. */
  | `step:${string}`;

/** When a cue came first; null when it has not. `handover:imoc:2` is the second time of `handover:imoc`, `:1` the first. */
export function cueAt(night: Night, cue: Cue): Instant | null {
  if (night.incident === null) return null;
  if (cue === 'revert-stuck' || cue === 'revert-ended' || cue.startsWith('step:')) return runCueAt(night.run, cue);
  return timesOf(night.incident).get(cue) ?? null;
}

const timesOfNight = new WeakMap<NonNullable<Night['incident']>, Map<string, Instant>>();

/** When each cue came, and when again: many beats wait for one, and look whenever anything happens. */
function timesOf(incident: NonNullable<Night['incident']>): Map<string, Instant> {
  const known = timesOfNight.get(incident);
  if (known !== undefined) return known;
  const times = new Map<string, Instant>();
  const counts = new Map<string, number>();
  for (const event of incident.events) {
    for (const cue of cuesOf(event, incident.procedure)) {
      const count = (counts.get(cue) ?? 0) + 1;
      counts.set(cue, count);
      if (count === 1) times.set(cue, event.at);
      times.set(`${cue}:${count}`, event.at);
    }
  }
  timesOfNight.set(incident, times);
  return times;
}

function runCueAt(run: Night['run'], cue: Cue): Instant | null {
  if (run === null) return null;
  const { steps, endedAt } = run.state;
  if (cue === 'revert-ended') return endedAt;
  if (cue === 'revert-stuck') return run.state.status === 'stuck' ? (stuckStep(run.state)?.endedAt ?? null) : null;
  return steps.find(({ id }) => cue === `step:${id}`)?.intendedAt ?? null;
}

const SINGLE: Partial<Record<IncidentEventType, Cue>> = {
  IncidentReported: 'opened',
  IncidentAcknowledged: 'acknowledged',
  ChannelOpened: 'channel-open',
  ChangeLinked: 'suspected',
  StoodDown: 'stood-down',
  WorkResumed: 'resumed',
  IncidentResolved: 'resolved',
  PostmortemWritten: 'postmortem-written',
};

function cuesOf(event: IncidentEvent, procedure: Procedure): Cue[] {
  switch (event.type) {
    case 'ImpactAssessed':
      return event.data.assessment.assumed ? [] : ['assessed'];
    case 'HandoverProposed':
      return [`handover:${event.data.role}`];
    case 'MitigationVerified':
      return [event.data.outcome === 'worked' ? 'mitigated' : 'tried-in-vain'];
    case 'SuspectsRanked':
      return event.data.strongId === null ? [] : ['strong-suspect'];
    case 'MitigationStarted':
      return event.data.kind === 'revert' ? ['mitigation-started', 'revert-started'] : ['mitigation-started'];
    case 'UpdatePosted': {
      const reach = reachOf(event, procedure);
      return reach === 'public' ? ['status-page-open'] : reach === 'customers' ? ['customers-told'] : [];
    }
    case 'RolePaged':
      return [`paged:${event.data.role}`];
    case 'RoleAssigned':
      return [`came:${event.data.role}`];
    case 'RoleHandedOver':
      return [`came:${event.data.role}`, `took-over:${event.data.role}`];
    default: {
      const cue = SINGLE[event.type];
      return cue === undefined ? [] : [cue];
    }
  }
}

function reachOf(event: EventOf<'UpdatePosted'>, procedure: Procedure): string | undefined {
  return procedure.audiences.find((audience) => audience.id === event.data.audience)?.reach.kind;
}
