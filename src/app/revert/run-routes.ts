import * as contract from '#contract/plan-run.ts';
import { toIso } from '#core/shared/instant.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { currentProcedure } from '../incident/load-incident.ts';
import type { Contexts } from '../space-context.ts';
import { cancelPlanRun, judgeStep, tickStep } from './answer-plan-run.ts';
import { changeOf, planOfChange } from './plan-of-change.ts';
import { rehearseService } from './rehearse-service.ts';
import { startRehearsal } from './start-rehearsal.ts';
import { tryOutPlan } from './try-out-plan.ts';
import { showPlanRun, shownSummary } from './shown-plan-run.ts';

/** Routes of plan runs: how they stand, and what people do about them. */
export function runRoutes({ context }: Contexts): BoundRoute[] {
  return [
    bind(contract.listPlanRuns, async ({ query: { space, incident, change, ...filter } }) => {
      const { storage } = await context(space);
      const rows = await storage.planRuns.list({ incidentId: incident, changeId: change, ...filter });
      return { runs: rows.map(shownSummary) };
    }),
    bind(contract.getPlanRun, async ({ query, params }) => showPlanRun(await context(query.space), params.id)),
    bind(contract.getStepOutput, async ({ query, params }) => {
      const { storage } = await context(query.space);
      const pieces = await storage.planRuns.output(params.id, params.stepId, query.after);
      return { pieces: pieces.map(({ seq, attemptId, at, text }) => ({ seq, attemptId, at: toIso(at), text })) };
    }),
    bind(contract.tryOutPlan, async ({ query, params }) => {
      const space = await context(query.space);
      const { procedure } = await currentProcedure(space);
      const change = await changeOf(space, params.id);
      const { plan } = await planOfChange(space, change, procedure, space.clock.now());
      return { steps: await tryOutPlan(space, plan) };
    }),
    bind(contract.startRehearsal, async ({ query, params, body, caller }) => {
      const space = await context(query.space);
      const change = await changeOf(space, params.id);
      const id = await startRehearsal(space, { change, ...body, by: caller.actor });
      return showPlanRun(space, id);
    }),
    bind(contract.rehearseService, async ({ query, params, body: { environment, change }, caller }) => {
      const space = await context(query.space);
      const asked = { service: params.id, environment, changeId: change, by: caller.actor };
      return showPlanRun(space, await rehearseService(space, asked));
    }),
    bind(contract.tickStep, async ({ query, params: { id, stepId }, body: { note, ...ticked }, caller }) => {
      const space = await context(query.space);
      await tickStep(space, id, { ...ticked, stepId, by: caller.actor, note: orNull(note) });
      return showPlanRun(space, id);
    }),
    bind(contract.judgeStep, async ({ query, params: { id, stepId }, body: { note, ...judged }, caller }) => {
      const space = await context(query.space);
      await judgeStep(space, id, { ...judged, stepId, by: caller.actor, note: orNull(note) });
      return showPlanRun(space, id);
    }),
    bind(contract.cancelPlanRun, async ({ query, params, body, caller }) => {
      const space = await context(query.space);
      await cancelPlanRun(space, params.id, { by: caller.actor, reason: orNull(body.reason) });
      return showPlanRun(space, params.id);
    }),
  ];
}

function orNull(words: string): string | null {
  return words === '' ? null : words;
}
