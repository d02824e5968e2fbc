import type { IncidentUnderProcedure } from '#core/incident/incident.ts';
import { pageChain } from '#core/oncall/roster.ts';
import { isLookedAfter, reliefs, wasNarrowed, type Relief } from '#core/rest/relief.ts';
import { reliefCandidates } from '#core/rest/relief-candidates.ts';
import { DESK } from '#core/shared/actor.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { runCommand, type Asked } from '../incident/run-command.ts';
import type { SpaceContext } from '../space-context.ts';
import { restOfHolders, whoCouldRelieve } from './relief-known.ts';

const NOTHING: Asked = { command: { type: 'Wake', by: DESK } };

/**
 * Proposes a handover for each holder who needs relief, and where nobody can take over narrows work and asks the
 * escalation. Safe to repeat: whoever is asked already is not asked again.
 */
export async function lookAfterPeople(context: SpaceContext, id: string): Promise<void> {
  const under = await loadIncident(context, id);
  if (!isLookedAfter(under)) return;
  const due = reliefs(under, await restOfHolders(context, under.incident), context.clock.now());
  for (const relief of due)
    await runCommand(context, id, (incident, procedure) => relieve(context, { incident, procedure }, relief));
}

async function relieve(
  context: SpaceContext,
  under: IncidentUnderProcedure,
  { role, personId }: Relief,
): Promise<Asked> {
  const { incident, procedure } = under;
  const now = context.clock.now();
  const isStillDue = reliefs(under, await restOfHolders(context, incident), now).some(
    (one) => one.role === role && one.personId === personId,
  );
  if (!isStillDue) return NOTHING;
  const known = await whoCouldRelieve(context);
  const candidateIds = reliefCandidates(under, role, known, now).map((one) => one.personId);
  if (candidateIds.length > 0) {
    const asked = { handoverId: context.ids.next('handover'), pageId: context.ids.next('page'), role, candidateIds };
    return { command: { type: 'ProposeHandover', by: DESK, cause: 'rest-policy', noteTextId: null, ...asked } };
  }
  if (wasNarrowed(incident, role)) return NOTHING;
  const holding = new Set(Object.values(incident.holders).map((holder) => holder.personId));
  const { commitments, commander } = procedure;
  const personIds = [commander, commitments.approverRole]
    .flatMap((one) => pageChain(procedure, incident.roster, one))
    .filter((one) => known.reachable.has(one) && !holding.has(one));
  return {
    command: {
      type: 'NarrowWork',
      by: DESK,
      role,
      pageId: context.ids.next('page'),
      personIds: [...new Set(personIds)],
    },
  };
}
