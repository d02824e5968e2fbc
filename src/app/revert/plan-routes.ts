import * as contract from '#contract/revert-plans.ts';
import type { RevertPolicy } from '#core/procedure/procedure.ts';
import { isStale, missingFrom } from '#core/revert/plan-faults.ts';
import { readTemplates } from '#core/revert/read-templates.ts';
import type { PlanStep, RevertPlan } from '#core/revert/revert-plan.ts';
import { toIso, type Instant } from '#core/shared/instant.ts';
import type { Caller } from '../caller.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { currentProcedure } from '../incident/load-incident.ts';
import type { TemplateRow } from '../ports/revert-plans.ts';
import { faultCount, Refused } from '../refused.ts';
import type { Contexts, SpaceContext } from '../space-context.ts';
import { measureCoverage } from './measure-coverage.ts';
import { changeOf, planOfChange } from './plan-of-change.ts';

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

async function shownTemplates(space: SpaceContext, rows: TemplateRow[]) {
  const { procedure } = await currentProcedure(space);
  return rows.map((row) => shownTemplate(row, procedure.revert, space.clock.now()));
}

function shownTemplate(row: TemplateRow, policy: RevertPolicy, now: Instant) {
  const { service, version, source, kinds } = row;
  return {
    ...{ service, version, source },
    kinds: [...kinds],
    since: toIso(row.since),
    stale: isStale(row, policy, now),
    ...shownWords(row),
  };
}

function shownPlan(plan: RevertPlan): contract.PlanShown {
  const { origin, timeBoxMs } = plan;
  return { origin, timeBoxMs, reversibleUntil: isoOrNull(plan.reversibleUntil), ...shownWords(plan) };
}

type Words = Pick<RevertPlan, 'reversible' | 'alternative' | 'data' | 'dataNote' | 'owner' | 'rehearsedAt' | 'steps'>;

function shownWords({ reversible, alternative, data, dataNote, owner, rehearsedAt, steps }: Words) {
  return {
    ...{ reversible, alternative, data, dataNote, owner },
    rehearsedAt: isoOrNull(rehearsedAt),
    steps: steps.map(shownStep),
  };
}

function shownStep({ id, title, service, part, action }: PlanStep) {
  const instructions = action.executor === 'manual' ? action.instructions : null;
  return { id, title, service, part, executor: action.executor, instructions };
}

function isoOrNull(at: Instant | null): string | null {
  return at === null ? null : toIso(at);
}
