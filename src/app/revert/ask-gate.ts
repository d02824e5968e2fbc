import { gateFacts } from '#core/change/gate-facts.ts';
import { judgeGate, type GateJudgement } from '#core/change/gate.ts';
import { namingGaps } from '#core/revert/plan-faults.ts';
import { planFor, templateGaps } from '#core/revert/plan-for.ts';
import { mapTexts } from '#core/revert/placeholders.ts';
import type { PlanTemplate } from '#core/revert/plan-template.ts';
import { readTemplates } from '#core/revert/read-templates.ts';
import { sameTemplate } from '#core/revert/same-template.ts';
import type { RevertPlan } from '#core/revert/revert-plan.ts';
import type { askGate } from '#contract/gate.ts';
import type { z } from 'zod';
import { changeRow } from '../change/change-row.ts';
import { currentProcedure } from '../incident/load-incident.ts';
import type { GateDecision } from '../ports/revert-plans.ts';
import type { ChangeRow } from '../ports/changes.ts';
import type { SpaceContext } from '../space-context.ts';
import { knownForPlan } from './known-for-plan.ts';

export type AskedOfGate = z.output<(typeof askGate)['body']>;

const MOST_NAMED_FAULTS = 5;

/** Judges a change before it goes out, and keeps what was asked and said. */
export async function askTheGate(
  context: SpaceContext,
  asked: AskedOfGate,
  override: GateDecision['override'],
): Promise<GateJudgement & { id: string }> {
  const { gateDecisions, changes } = context.storage;
  const now = context.clock.now();
  const { procedure } = await currentProcedure(context);
  const handedIn = templatesIn(asked.plan, await context.storage.revertPlans.current());
  const id = context.ids.next('gate');
  const change = changeAsked(context, id, asked);
  const known = await knownForPlan(context, change, handedIn.templates);
  const plan = planFor(change, known);
  const judged = judgeGate({
    facts: gateFacts(asked, now, { zone: procedure.calendar.zone, openIncident: await anyOpen(context) }),
    isRevert: change.isRevert,
    plan,
    policy: procedure.revert,
    now,
    firstAskedAt: await gateDecisions.firstAt(),
    override,
  });
  const judgement =
    judged.missing.length === 0
      ? judged
      : { ...judged, missing: namingGaps(judged.missing, [...handedIn.faults, ...templateGaps(change, known)]) };
  const decision = decisionOf(
    context,
    id,
    asked,
    judgement,
    override,
    handedIn.templates.length > 0 && plan.origin === 'template' ? plan : null,
  );
  await gateDecisions.record(decision);
  const recorded = asked.key === null ? null : await changes.byKey(asked.key);
  // What it went out under stands: asking again afterwards cannot hide an override.
  if (recorded !== null && recorded.gate === null)
    await changes.amend(recorded.id, gateOnChange(decision, recorded.id));
  context.live.tell({ topic: 'changes', id: recorded?.id ?? null, version: null });
  return { ...judgement, id: decision.id };
}

/** What a change carries of what the gate said of it. */
export function gateOnChange(decision: GateDecision, changeId: string): Partial<Pick<ChangeRow, 'plan' | 'gate'>> {
  const { id, at, verdict, reason, because, missing, override, plan } = decision;
  const gate = { id, at, verdict, reason, because, missing, override };
  return plan === null ? { gate } : { gate, plan: ofChange(plan, id, changeId) };
}

/** At the gate the change had no id yet, and the decision's stood for it. */
function ofChange(plan: RevertPlan, decisionId: string, changeId: string): RevertPlan {
  const named = (text: string) => text.replaceAll(decisionId, changeId);
  return {
    ...plan,
    origin: 'written',
    steps: plan.steps.map((step) => ({ ...step, title: named(step.title), action: mapTexts(step.action, named) })),
  };
}

/** A file of plans with faults counts as none, so that it never stands in the way of a revert; the faults are said. */
function templatesIn(
  yaml: string | null,
  stored: readonly PlanTemplate[],
): { templates: PlanTemplate[]; faults: string[] } {
  if (yaml === null) return { templates: [], faults: [] };
  const read = readTemplates(yaml);
  if (read.ok) {
    // What says the same as a stored one has been rehearsed with it.
    const known = (one: PlanTemplate) => stored.find((other) => sameTemplate(one, other)) ?? one;
    return { templates: read.templates.map(known), faults: [] };
  }
  const faults = read.faults.slice(0, MOST_NAMED_FAULTS).map(({ line, column, message, hint }) => {
    return `The plan that was handed in has a fault at ${line}:${column}: ${message}${hint === undefined ? '' : ` ${hint}`}`;
  });
  return { templates: [], faults };
}

function changeAsked(context: SpaceContext, id: string, asked: AskedOfGate): ChangeRow {
  const { title, kind, services, environment, author, size, version, previousVersion, revertPlan, reverts } = asked;
  return changeRow({
    id,
    at: context.clock.now(),
    ...{ title, kind, services, environment, author, size, version, previousVersion, revertPlan, reverts },
    status: 'in-progress',
    isRevert: asked.isRevert || reverts !== null,
  });
}

async function anyOpen({ storage }: SpaceContext): Promise<boolean> {
  return (await storage.incidents.list({ state: 'open', limit: 1 })).length > 0;
}

function decisionOf(
  context: SpaceContext,
  id: string,
  { title, kind, services, environment, key }: AskedOfGate,
  { verdict, reason, because, missing }: GateJudgement,
  override: GateDecision['override'],
  plan: RevertPlan | null,
): GateDecision {
  const used = reason === 'overridden' ? override : null;
  return {
    ...{ id, at: context.clock.now(), title, kind, services, environment, key },
    ...{ verdict, reason, because, missing, override: used, plan },
  };
}
