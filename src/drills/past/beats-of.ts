import { assess } from '#contract/assessment.ts';
import { openChannel, sumUp } from '#contract/conversation.ts';
import { assignRole, pageRole } from '#contract/incident-roles.ts';
import { acknowledge, dismissIncident, raiseHand, resolve } from '#contract/incident.ts';
import { startMitigation, verifyMitigation } from '#contract/mitigation.ts';
import { postUpdate } from '#contract/updates.ts';
import type { Route } from '#contract/route.ts';
import { createReport, declareGroup } from '#contract/signal.ts';
import type { EventOf, IncidentEvent } from '#core/incident/events.ts';
import { MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import type { Cue } from '../cue.ts';
import type { LocalTime } from '../scenario.ts';
import type { PlainAction, PlainBeat } from './plain-scenario.ts';

/** What is known of an incident while its events become beats. */
export interface PastTelling {
  events: readonly IncidentEvent[];
  localTime(at: Instant): LocalTime;
  memberOf(personId: string): string;
  personOf(personId: string): string;
  customerOf(id: string): string;
  serviceOf(featureId: string): string;
  /** The event as one sentence without names. */
  sentence(event: IncidentEvent): string;
  /** The role that estimates the impact. */
  judge: string;
  isOutside(audience: string): 'status-page-open' | 'customers-told' | null;
  /** Who brings customers' reports. */
  support: string;
}

type Done = Pick<PlainBeat, 'actions'> &
  Partial<Pick<PlainBeat, 'unless'>> & {
    /** What they waited for; null where it began with them. */
    cue: Cue | null;
  };

const HERE = { id: '{incident}' };

/**
 * What people did in an incident, each as something they do again: not at the same minute, but as long after what they
 * were waiting for as then. What came from outside comes at its own time.
 */
export function beatsOf(past: PastTelling): PlainBeat[] {
  return past.events.flatMap((event, index) => {
    if (event.type === 'SignalLinked') return [signalBeat(past, event, index)];
    const who = doerOf(past, event);
    if (who === null) return [];
    const done = doneBy(past, event, index);
    if (done === null) return [];
    const { cue, ...rest } = done;
    const sentence = past.sentence(event);
    return [
      {
        id: `beat-${index + 1}`,
        ...(cue === null
          ? { at: past.localTime(event.at) }
          : {
              at: past.localTime(firstAt(past)),
              after: { cue, minutes: Math.max(0, event.at - cueIn(past, cue, index)) / MINUTE_MS },
            }),
        who,
        origin: 'report' as const,
        does: sentence,
        then: sentence,
        ...rest,
      },
    ];
  });
}

/** Who does it again: whoever did, or tried what alerts then judged. Null for what the desk does by itself. */
function doerOf(past: PastTelling, event: IncidentEvent): string | null {
  if (event.by.kind === 'person') return past.memberOf(event.by.id);
  if (event.by.kind === 'token') return past.support;
  if (event.by.kind !== 'desk' || event.type !== 'MitigationVerified') return null;
  const { mitigationId } = event.data;
  const begun = past.events.find((one) => one.type === 'MitigationStarted' && one.data.mitigationId === mitigationId);
  return begun?.by.kind === 'person' ? past.memberOf(begun.by.id) : past.support;
}

function signalBeat(past: PastTelling, event: EventOf<'SignalLinked'>, index: number): PlainBeat {
  const { signal, customerId, featureId, receivedAt = event.at } = event.data;
  const at = Math.min(receivedAt, event.at);
  const sentence = past.sentence(event);
  const title = signal === 'alert' ? `Alert ${index + 1}` : `What a customer reported, number ${index + 1}`;
  const action: PlainAction =
    signal === 'alert'
      ? {
          kind: 'alert',
          alert: { key: title, status: 'firing', service: past.serviceOf(featureId ?? 'unknown'), title },
        }
      : asCall(
          createReport,
          {},
          {
            title,
            featureId,
            customer: customerId === null ? null : past.customerOf(customerId),
            ticket: `T-${index + 1}`,
            key: `T-${index + 1}`,
          },
        );
  return {
    id: `beat-${index + 1}`,
    at: past.localTime(at),
    who: past.support,
    origin: 'report',
    does: sentence,
    then: sentence,
    actions: [action],
  };
}

/** What a person did, as calls of the API, and what they waited for. Null for what needs no doing. */
function doneBy(past: PastTelling, event: IncidentEvent, index: number): Done | null {
  switch (event.type) {
    case 'IncidentReported':
      return event.data.source === 'person'
        ? {
            cue: null,
            actions: [asCall(raiseHand, {}, { title: 'Raised by hand', featureId: event.data.featureId })],
          }
        : { cue: null, actions: [asCall(declareGroup, { id: '{group}' }, {})] };
    case 'PageAnswered': {
      const paged = past.events.find((one) => one.type === 'RolePaged' && one.data.pageId === event.data.pageId);
      if (event.data.outcome !== 'acknowledged' || paged?.type !== 'RolePaged') return null;
      return { cue: `paged:${paged.data.role}`, actions: [{ kind: 'answer-page', role: paged.data.role }] };
    }
    case 'IncidentAcknowledged':
      return { cue: 'opened', actions: [asCall(acknowledge, HERE, {})] };
    case 'ImpactAssessed':
      return assessed(past, event, index);
    case 'ChannelOpened':
      return { cue: 'opened', actions: [asCall(openChannel, HERE, {})] };
    case 'RolePaged':
      return { cue: 'opened', actions: [asCall(pageRole, HERE, { role: event.data.role })] };
    case 'RoleHandedOver': {
      const body = { role: event.data.role, personId: past.personOf(event.data.toPersonId) };
      return { cue: `came:${event.data.role}`, actions: [asCall(assignRole, HERE, body)] };
    }
    case 'UpdatePosted':
      return said(past, event, index);
    case 'MitigationStarted': {
      const { kind, reasonTextId } = event.data;
      const body = {
        kind,
        note: `What was tried, number ${index + 1}.`,
        ...(reasonTextId === null ? {} : { reason: 'As then.' }),
      };
      const isFirst = !happenedBefore(past, index, 'MitigationStarted');
      return {
        cue: isFirst ? 'acknowledged' : 'tried-in-vain',
        actions: [asCall(startMitigation, HERE, body)],
      };
    }
    case 'MitigationVerified': {
      const isFirst = !happenedBefore(past, index, 'MitigationVerified');
      const body = { mitigationId: '{mitigation}', outcome: event.data.outcome };
      return {
        cue: isFirst ? 'mitigation-started' : 'tried-in-vain',
        actions: [asCall(verifyMitigation, HERE, body)],
      };
    }
    case 'IncidentResolved':
      return {
        cue: workedBefore(past, index) ? 'mitigated' : 'opened',
        actions: [asCall(resolve, HERE, { verification: 'As it was verified then.' })],
      };
    case 'IncidentDismissed':
      return { cue: judgeCue(past, index), actions: [asCall(dismissIncident, HERE, { ticket: 'BUG-1' })] };
    case 'SummaryPosted':
      return { cue: 'resolved', actions: [asCall(sumUp, HERE, { text: 'As it was summed up then.' })] };
    default:
      return null;
  }
}

function assessed(past: PastTelling, { data: { assessment } }: EventOf<'ImpactAssessed'>, index: number): Done {
  const { featureId, customerIds, customers, workaround, dataAtRisk, worsening, own = {} } = assessment.answers;
  const evidence = assessment.evidence
    .filter(({ source }) => source === 'metric' || source === 'person')
    .map(({ source }, count) => ({ source, text: `What was seen, number ${count + 1}.` }));
  const override =
    assessment.override === null ? null : { priority: assessment.priority, reason: 'As it was declared then.' };
  const body = {
    ...{ featureId, customers, workaround, dataAtRisk, worsening, own, evidence, override },
    customerIds: customerIds.map((id) => past.customerOf(id)),
  };
  const again = past.events
    .slice(0, index)
    .some((one) => one.type === 'ImpactAssessed' && !one.data.assessment.assumed);
  return { cue: again ? 'assessed' : judgeCue(past, index), actions: [asCall(assess, HERE, body)] };
}

function said(past: PastTelling, { data: { audience } }: EventOf<'UpdatePosted'>, index: number): Done {
  const outside = past.isOutside(audience);
  const isFirst = !past.events
    .slice(0, index)
    .some((one) => one.type === 'UpdatePosted' && one.data.audience === audience);
  return {
    cue: happenedBefore(past, index, 'ImpactAssessed') ? 'assessed' : 'opened',
    actions: [asCall(postUpdate, HERE, { audience })],
    ...(outside !== null && isFirst ? { unless: { cue: outside, because: 'the procedure had told them at' } } : {}),
  };
}

/** Whoever estimates the impact acts so long after they came, else so long after it began. */
function judgeCue({ events, judge }: PastTelling, index: number): Cue {
  const came = events
    .slice(0, index)
    .some((one) => (one.type === 'RoleAssigned' || one.type === 'RoleHandedOver') && one.data.role === judge);
  return came ? `came:${judge}` : 'opened';
}

/** When a cue came in the incident as it was. */
function cueIn(past: PastTelling, cue: Cue, index: number): Instant {
  const before = past.events.slice(0, index);
  const at = before.find((event) => isCueOfPast(event, cue))?.at;
  return at ?? firstAt(past);
}

function isCueOfPast(event: IncidentEvent, cue: Cue): boolean {
  switch (event.type) {
    case 'RolePaged':
      return cue === `paged:${event.data.role}`;
    case 'RoleAssigned':
    case 'RoleHandedOver':
      return cue === `came:${event.data.role}`;
    case 'ImpactAssessed':
      return cue === 'assessed' && !event.data.assessment.assumed;
    case 'IncidentAcknowledged':
      return cue === 'acknowledged';
    case 'MitigationStarted':
      return cue === 'mitigation-started';
    case 'MitigationVerified':
      return cue === (event.data.outcome === 'worked' ? 'mitigated' : 'tried-in-vain');
    case 'IncidentResolved':
      return cue === 'resolved';
    case 'IncidentReported':
      return cue === 'opened';
    default:
      return false;
  }
}

function workedBefore({ events }: PastTelling, index: number): boolean {
  return events.slice(0, index).some((event) => event.type === 'MitigationVerified' && event.data.outcome === 'worked');
}

function happenedBefore({ events }: PastTelling, index: number, type: IncidentEvent['type']): boolean {
  return events.slice(0, index).some((event) => event.type === type);
}

function firstAt({ events: [first] }: PastTelling): Instant {
  return first?.at ?? 0;
}

function asCall(route: Route, params: unknown, body: unknown): PlainAction {
  return { kind: 'call', route: route.name, params, body };
}
