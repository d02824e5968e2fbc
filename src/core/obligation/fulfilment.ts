import type { Incident } from '../incident/incident.ts';
import { openObligations } from '../incident/incident.ts';
import type { IncidentEvent } from '../incident/events.ts';
import type { Procedure } from '../procedure/procedure.ts';
import type { Obligation } from './obligation.ts';

/** Open obligations that an event fulfils, each with the proof that is recorded. */
export function fulfilledBy(
  incident: Incident,
  procedure: Procedure,
  event: IncidentEvent,
): { obligation: Obligation; proof: string }[] {
  const claim = claimOf(event);
  if (claim === null) return [];
  return openObligations(incident)
    .filter((obligation) => claim.covers(obligation, procedure))
    .map((obligation) => ({ obligation, proof: claim.proof }));
}

interface Claim {
  proof: string;
  covers(obligation: Obligation, procedure: Procedure): boolean;
}

function claimOf(event: IncidentEvent): Claim | null {
  switch (event.type) {
    case 'RolePaged':
      return {
        proof: `page:${event.data.pageId}`,
        covers: (one) => one.act === 'page' && one.page === event.data.role,
      };
    case 'RoleAssigned':
      return {
        proof: `person:${event.data.personId}`,
        covers: (one) => one.act === 'page' && one.page === event.data.role,
      };
    case 'IncidentAcknowledged':
      return { proof: 'acknowledged', covers: (one) => one.act === 'acknowledge' };
    case 'ImpactAssessed':
      return event.data.assessment.assumed
        ? null
        : { proof: `assessment:${event.data.assessment.id}`, covers: (one) => one.act === 'assess' };
    case 'ChannelOpened':
      return { proof: `channel:${event.data.ref}`, covers: (one) => one.act === 'open-channel' };
    case 'UpdatePosted':
      return {
        proof: `update:${event.data.updateId}`,
        covers: (one) => one.act === 'update' && one.audience === event.data.audience,
      };
    case 'MitigationVerified': {
      const { outcome, mitigationId } = event.data;
      return {
        proof: `mitigation:${mitigationId}`,
        covers: (one, procedure) => one.act === 'mitigate' && (outcome === 'worked' || !mustWork(one, procedure)),
      };
    }
    case 'IncidentResolved':
      return { proof: 'resolved', covers: (one) => one.act === 'verify' };
    case 'SummaryPosted':
      return { proof: `text:${event.data.textId}`, covers: (one) => one.act === 'sum-up' };
    case 'PostmortemWritten':
      return { proof: `text:${event.data.textId}`, covers: (one) => one.act === 'write-postmortem' };
    case 'PostmortemShared':
      return { proof: 'shared', covers: (one) => one.act === 'share-postmortem' };
    case 'TaskTicked':
      return { proof: 'ticked', covers: (one) => one.key === event.data.key };
    default:
      return null;
  }
}

/** One attempt is enough for a step without an end; a step that lasts until mitigated needs one that worked. */
function mustWork(obligation: Obligation, procedure: Procedure): boolean {
  return procedure.steps.find((step) => step.id === obligation.step)?.until.includes('mitigated') ?? false;
}
