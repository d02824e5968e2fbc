import type { PlanRunShown } from '#contract/plan-run.ts';
import { actorName } from '#core/incident/name-book.ts';
import { personMay } from '#core/revert/person-may.ts';
import type { RunStepState } from '#core/revert/plan-run.ts';
import { personOf } from '#core/shared/actor.ts';
import { toIso } from '#core/shared/instant.ts';
import type { PlanRunRow, StepOutput } from '../ports/revert.ts';
import { Refused } from '../refused.ts';
import { isoOrNull } from '../room/shown.ts';
import type { SpaceContext } from '../space-context.ts';
import { signalsOf } from './firing-alerts.ts';
import { loadPlanRun } from './run-plan-command.ts';
import { runSayings } from './run-words.ts';

/** So much of what each step printed is shown with the run; the rest has an address of its own. */
const OUTPUT_SHOWN_BYTES = 16 * 1024;

/** A run as it stands now. Refuses an unknown id. */
export async function showPlanRun(context: SpaceContext, runId: string): Promise<PlanRunShown> {
  const [row, run] = await Promise.all([context.storage.planRuns.get(runId), loadPlanRun(context, runId)]);
  if (row === null || run === null) throw new Refused('not-found', { what: 'plan run', id: runId });
  const personId = personOf(run.startedBy);
  const [output, notes, names, signals] = await Promise.all([
    context.storage.planRuns.latestOutput(runId, OUTPUT_SHOWN_BYTES),
    context.storage.texts.bodies(run.steps.flatMap(({ noteTextId }) => noteTextId ?? [])),
    context.storage.people.names(personId === null ? [] : [personId]),
    run.status === 'ended' ? null : signalsOf(context, run),
  ]);
  const nobody = (id: string): string => id;
  const book = {
    person: (id: string) => names.get(id) ?? 'somebody',
    customer: nobody,
    feature: nobody,
    change: nobody,
  };
  return {
    ...shownSummary({ ...row, status: run.status, outcome: run.outcome, endedAt: run.endedAt }),
    by: { kind: run.startedBy.kind, id: personId, name: actorName(run.startedBy, book) },
    steps: run.steps.map((step) => shownStep(row, step, notes, output)),
    timeBoxEndsAt: toIso(run.timeBoxEndsAt),
    timeBoxEnded: run.timeBoxEnded,
    verifyUntil: isoOrNull(run.verifyUntilAt),
    alerts: { firingAtStart: run.firingAtStart, firing: signals?.firing ?? run.firingAtEnd },
    sayings: runSayings(run, row.plan).map(({ text }) => text),
    may: personMay(run),
  };
}

/** A run as lists show it. */
export function shownSummary(row: PlanRunRow) {
  const { id, purpose, incidentId, changeId, status, outcome } = row;
  const rehearsal =
    row.rehearsal === null
      ? null
      : {
          environment: row.rehearsal.environment,
          services: row.rehearsal.templates.map(({ service }) => service),
        };
  const times = { startedAt: toIso(row.startedAt), endedAt: isoOrNull(row.endedAt) };
  return { id, purpose, incidentId, changeId, rehearsal, status, outcome, ...times };
}

function shownStep(
  { plan }: PlanRunRow,
  {
    id,
    part,
    executor,
    performedBy,
    status,
    attemptId,
    runnerId,
    intendedAt,
    endedAt,
    timeoutMs,
    noteTextId,
  }: RunStepState,
  notes: Map<string, string>,
  output: StepOutput[],
): PlanRunShown['steps'][number] {
  const step = plan.steps.find((one) => one.id === id);
  return {
    id,
    title: step?.title ?? id,
    service: step?.service ?? null,
    part,
    executor,
    performedBy,
    instructions: step?.action.executor === 'manual' ? step.action.instructions : null,
    status,
    attemptId,
    runnerId,
    startedAt: isoOrNull(intendedAt),
    endedAt: isoOrNull(endedAt),
    timeoutMs,
    note: noteTextId === null ? null : (notes.get(noteTextId) ?? null),
    output: output.flatMap(({ stepId, text }) => (stepId === id ? [text] : [])).join(''),
  };
}
