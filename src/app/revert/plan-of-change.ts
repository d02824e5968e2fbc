import { fillingTemplates, planFor } from '#core/revert/plan-for.ts';
import { onTopOf, risksOf, type OnTop, type RevertRisk } from '#core/revert/plan-risks.ts';
import type { RevertPlan } from '#core/revert/revert-plan.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import type { Instant } from '#core/shared/instant.ts';
import type { ChangeRow } from '../ports/changes.ts';
import type { TemplateRow } from '../ports/revert-plans.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';

/** So many changes are looked through for what ran before, and for what went out since. */
const MOST_CHANGES = 1000;

/** How a change is undone as of now, what went out on top of it since, what may go wrong, and which templates filled it. */
export async function planOfChange(
  context: SpaceContext,
  change: ChangeRow,
  { revert }: Pick<Procedure, 'revert'>,
  now: Instant,
): Promise<{ plan: RevertPlan; risks: RevertRisk[]; onTop: OnTop[]; templates: TemplateRow[] }> {
  const { environment } = change;
  const [templates, catalogue, before, since] = await Promise.all([
    context.storage.revertPlans.current(),
    context.storage.catalogue.get(),
    context.storage.changes.list({ limit: MOST_CHANGES, environment, toAt: change.at }),
    context.storage.changes.list({ limit: MOST_CHANGES, environment, fromAt: change.at }),
  ]);
  const known = { templates, register: before, catalogue, now, timeBoxMs: revert.timeBoxMs };
  const plan = planFor(change, known);
  const risks = risksOf(plan, change, since, { catalogue, now, policy: revert });
  return { plan, risks, onTop: onTopOf(change, since, catalogue), templates: fillingTemplates(change, known) };
}

/** A recorded change; refuses an unknown one. */
export async function changeOf(context: SpaceContext, id: string): Promise<ChangeRow> {
  const [change] = await context.storage.changes.byIds([id]);
  if (change === undefined) throw new Refused('not-found', { what: 'change', id });
  return change;
}
