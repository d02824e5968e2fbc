import { assertNever } from '../../shared/assert-never.ts';
import type { Instant } from '../../shared/instant.ts';
import type { EventOf } from '../events.ts';
import type { Handover } from '../handover-state.ts';
import type { Incident } from '../incident.ts';

type HandoverEvent = EventOf<
  | 'RoleAssigned'
  | 'RoleHandedOver'
  | 'HandoverProposed'
  | 'HandoverDeclined'
  | 'HandoverWithdrawn'
  | 'RestOverridden'
  | 'WorkNarrowed'
  | 'NarrowingLifted'
>;

/** Who holds which role, and to whom it is being passed, after one more event. */
export function evolveHandover(incident: Incident, event: HandoverEvent): Incident {
  const { at, by } = event;
  switch (event.type) {
    case 'RoleAssigned':
      return withHolder(incident, event.data.role, event.data.personId, at);
    case 'RoleHandedOver': {
      const { role, toPersonId, handoverId } = event.data;
      const passed = withHolder(incident, role, toPersonId, at);
      return handoverId === undefined ? passed : changed(passed, handoverId, { end: 'taken-over', endedAt: at });
    }
    case 'HandoverProposed': {
      const { handoverId: id, ...data } = event.data;
      const proposed: Handover = { id, ...data, at, by, declinedBy: [], end: null, endedAt: null };
      return { ...incident, handovers: { ...incident.handovers, [id]: proposed } };
    }
    case 'HandoverDeclined': {
      const { handoverId, personId, pageId } = event.data;
      const before = incident.handovers[handoverId];
      if (before === undefined) return incident;
      return changed(incident, handoverId, {
        declinedBy: [...before.declinedBy, personId],
        pageId: pageId ?? before.pageId,
      });
    }
    case 'HandoverWithdrawn':
      return changed(incident, event.data.handoverId, { end: event.data.why, endedAt: at });
    case 'RestOverridden': {
      const { role, untilAt } = event.data;
      const holder = incident.holders[role];
      if (holder === undefined) return incident;
      const override = { personId: holder.personId, untilAt };
      return { ...incident, restOverrides: { ...incident.restOverrides, [role]: override } };
    }
    case 'WorkNarrowed':
      return withNarrowing(incident, event);
    case 'NarrowingLifted':
      return withNarrowingsLifted(incident, at);
    default:
      return assertNever(event);
  }
}

function withNarrowing(incident: Incident, { at, data }: EventOf<'WorkNarrowed'>): Incident {
  const personId = incident.holders[data.role]?.personId ?? null;
  const narrowing = { ...data, personId, at, liftedAt: null };
  return { ...incident, narrowings: { ...incident.narrowings, [data.role]: narrowing } };
}

/** A person's word lets everything be done again, whatever role it was for. */
function withNarrowingsLifted(incident: Incident, at: Instant): Incident {
  const lifted = Object.entries(incident.narrowings).map(([role, one]) => [
    role,
    { ...one, liftedAt: one.liftedAt ?? at },
  ]);
  return { ...incident, narrowings: Object.fromEntries(lifted) };
}

function withHolder(incident: Incident, role: string, personId: string, at: Instant): Incident {
  const others = Object.values(incident.holders).filter((holder) => holder.personId === personId);
  const onItSinceAt = Math.min(at, ...others.map((holder) => holder.onItSinceAt));
  const before = incident.holders[role];
  return {
    ...incident,
    holders: { ...incident.holders, [role]: { personId, sinceAt: at, onItSinceAt } },
    formerHolders:
      before === undefined || before.personId === personId
        ? incident.formerHolders
        : [...incident.formerHolders, { role, personId: before.personId, fromAt: before.sinceAt, toAt: at }],
  };
}

function changed(incident: Incident, id: string, change: Partial<Handover>): Incident {
  const before = incident.handovers[id];
  return before === undefined
    ? incident
    : { ...incident, handovers: { ...incident.handovers, [id]: { ...before, ...change } } };
}
