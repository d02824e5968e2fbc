import type { IncidentUnderProcedure } from '#core/incident/incident.ts';
import { pageChain } from '#core/oncall/roster.ts';
import { isLookedAfter, reliefs, wasNarrowed, type Relief } from '#core/rest/relief.ts';
import { planRelief } from '#core/rest/plan-relief.ts';
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
  const { procedure } = under;
  if ((await reliefsNow(context, under)).length === 0) return;
  const asked = await runCommand(context, id, (incident) => askRelief(context, { incident, procedure }));
  const lacking = await reliefsNow(context, { incident: asked.incident, procedure });
  for (const relief of lacking)
    if (!wasNarrowed(asked.incident, relief.role))
      await runCommand(context, id, (incident) => narrow(context, { incident, procedure }, relief));
}

async function reliefsNow(context: SpaceContext, under: IncidentUnderProcedure): Promise<Relief[]> {
  if (!isLookedAfter(under)) return [];
  return reliefs(under, await restOfHolders(context, under.incident), context.clock.now());
}

/** Asks for all roles at once, so that whoever comes first for several is called once. */
async function askRelief(context: SpaceContext, under: IncidentUnderProcedure): Promise<Asked> {
  const due = await reliefsNow(context, under);
  if (due.length === 0) return NOTHING;
  const found = planRelief(under, due, await whoCouldRelieve(context), context.clock.now());
  const asks = found.flatMap(({ role, candidateIds }) => {
    const ids = { handoverId: context.ids.next('handover'), pageId: context.ids.next('page') };
    return candidateIds.length === 0 ? [] : [{ ...ids, role, candidateIds }];
  });
  const [first, ...alsoRoles] = asks;
  if (first === undefined) return NOTHING;
  return {
    command: { type: 'ProposeHandover', by: DESK, cause: 'rest-policy', noteTextId: null, ...first, alsoRoles },
  };
}

async function narrow(
  context: SpaceContext,
  under: IncidentUnderProcedure,
  { role, personId }: Relief,
): Promise<Asked> {
  const { incident, procedure } = under;
  const due = (await reliefsNow(context, under)).filter((one) => one.role === role && one.personId === personId);
  if (due.length === 0 || wasNarrowed(incident, role)) return NOTHING;
  const known = await whoCouldRelieve(context);
  // Somebody can after all since the look: the next one asks them.
  if (planRelief(under, due, known, context.clock.now()).some(({ candidateIds }) => candidateIds.length > 0))
    return NOTHING;
  const holding = new Set(Object.values(incident.holders).map((holder) => holder.personId));
  const { commitments, commander } = procedure;
  const personIds = [commander, commitments.approverRole]
    .flatMap((one) => pageChain(procedure, incident.roster, one))
    .filter((one) => known.reachable.has(one) && !holding.has(one));
  const pageId = context.ids.next('page');
  return { command: { type: 'NarrowWork', by: DESK, role, pageId, personIds: [...new Set(personIds)] } };
}
