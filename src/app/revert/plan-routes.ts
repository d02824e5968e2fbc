import * as contract from '#contract/revert-plans.ts';
import { missingFrom } from '#core/revert/plan-faults.ts';
import { readTemplates } from '#core/revert/read-templates.ts';
import { toIso } from '#core/shared/instant.ts';
import type { Caller } from '../caller.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { currentProcedure } from '../incident/load-incident.ts';
import { faultCount, Refused } from '../refused.ts';
import { isoOrNull } from '../room/shown.ts';
import type { Contexts, SpaceContext } from '../space-context.ts';
import { measureCoverage } from './measure-coverage.ts';
import { changeOf, planOfChange } from './plan-of-change.ts';
import { shownPlan, shownTemplates } from './shown-templates.ts';

/** Routes of revert plans: their templates, the plan of one change, and how many changes have one. */
export function planRoutes({ context }: Contexts): BoundRoute[] {
  return [
    bind(contract.listTemplates, async ({ query }) => {
      const space = await context(query.space);
      return { templates: await shownTemplates(space, await space.storage.revertPlans.current()) };
    }),
    bind(contract.templateHistory, async ({ query, params }) => {
      const space = await context(query.space);
      const rows = await space.storage.revertPlans.history(params.id);
      if (rows.length === 0) throw new Refused('not-found', { what: 'revert plan of a service', id: params.id });
      return { versions: await shownTemplates(space, rows) };
    }),
    bind(contract.putTemplates, async ({ query, body, caller }) => put(await context(query.space), caller, body)),
    bind(contract.changePlan, async ({ query, params }) => {
      const space = await context(query.space);
      const { procedure } = await currentProcedure(space);
      const change = await changeOf(space, params.id);
      const { plan, risks, onTop } = await planOfChange(space, change, procedure, space.clock.now());
      return {
        plan: shownPlan(plan),
        missing: missingFrom(plan),
        risks,
        onTop: onTop.map((one) => ({ ...one, at: toIso(one.at) })),
      };
    }),
    bind(contract.planCoverage, async ({ query }) => {
      const { unrehearsed, ...coverage } = await measureCoverage(await context(query.space));
      return {
        ...coverage,
        unrehearsed: unrehearsed.map(({ service, rehearsedAt }) => ({ service, rehearsedAt: isoOrNull(rehearsedAt) })),
      };
    }),
  ];
}

async function put(space: SpaceContext, caller: Caller, { yaml, source }: { yaml: string; source: string }) {
  const read = readTemplates(yaml);
  if (!read.ok) throw new Refused('bad-revert-plans', { faults: faultCount(read.faults.length) }, read.faults);
  const by = { putBy: caller.actor, source, since: space.clock.now() };
  const templates = [];
  for (const template of read.templates) {
    templates.push({ service: template.service, ...(await space.storage.revertPlans.put(template, by)) });
  }
  const known = new Set((await space.storage.catalogue.get()).services.map(({ id }) => id));
  space.live.tell({ topic: 'changes', id: null, version: null });
  return { templates, unknownServices: templates.map(({ service }) => service).filter((id) => !known.has(id)) };
}
