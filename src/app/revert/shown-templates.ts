import type { PlanShown } from '#contract/revert-plans.ts';
import { actorName } from '#core/incident/name-book.ts';
import { isStale } from '#core/revert/plan-faults.ts';
import type { PlanStep, RevertPlan } from '#core/revert/revert-plan.ts';
import { personOf } from '#core/shared/actor.ts';
import { toIso } from '#core/shared/instant.ts';
import { currentProcedure } from '../incident/load-incident.ts';
import type { PlanRunRow } from '../ports/revert.ts';
import type { Rehearsal, TemplateRow } from '../ports/revert-plans.ts';
import { isoOrNull } from '../room/shown.ts';
import type { SpaceContext } from '../space-context.ts';

const MOST_UNDER_WAY = 200;

/** Templates as the desk shows them, each with its last rehearsal and the one under way. */
export async function shownTemplates(space: SpaceContext, rows: TemplateRow[]) {
  const last = rows.flatMap((row) => lastRehearsal(row) ?? []);
  const [{ procedure }, underWay, names] = await Promise.all([
    currentProcedure(space),
    space.storage.planRuns.list({ purpose: 'rehearsal', underWay: true, limit: MOST_UNDER_WAY }),
    space.storage.people.names(last.flatMap(({ by }) => personOf(by) ?? [])),
  ]);
  const now = space.clock.now();
  return rows.map((row) => {
    const { service, version, source, kinds } = row;
    return {
      ...{ service, version, source },
      kinds: [...kinds],
      since: toIso(row.since),
      stale: isStale(row, procedure.revert, now),
      lastRehearsal: shownRehearsal(lastRehearsal(row), names),
      rehearsing: shownUnderWay(underWay.find((run) => rehearses(run, row))),
      ...shownWords(row),
    };
  });
}

function lastRehearsal({ rehearsals }: TemplateRow): Rehearsal | null {
  return rehearsals.toSorted((a, b) => b.at - a.at)[0] ?? null;
}

function shownRehearsal(rehearsal: Rehearsal | null, names: Map<string, string>) {
  if (rehearsal === null) return null;
  const { runId, environment, at, by } = rehearsal;
  const nobody = (id: string): string => id;
  const book = {
    person: (id: string) => names.get(id) ?? 'somebody',
    customer: nobody,
    feature: nobody,
    change: nobody,
  };
  return { runId, environment, at: toIso(at), by: actorName(by, book) };
}

function rehearses({ rehearsal }: PlanRunRow, { service, version }: TemplateRow): boolean {
  return rehearsal?.templates.some((one) => one.service === service && one.version === version) ?? false;
}

function shownUnderWay(run: PlanRunRow | undefined) {
  if (run === undefined || run.rehearsal === null) return null;
  return { runId: run.id, environment: run.rehearsal.environment, startedAt: toIso(run.startedAt) };
}

/** A plan as the desk shows it. */
export function shownPlan(plan: RevertPlan): PlanShown {
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
