import type { Incident } from '#core/incident/incident.ts';
import type { MitigationOutcome } from '#core/incident/events.ts';
import type { PlanRun, RunOutcome } from '#core/revert/plan-run.ts';
import { DESK } from '#core/shared/actor.ts';
import { assertNever } from '#core/shared/assert-never.ts';
import { runCommand, type Asked } from '../incident/run-command.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { runSayings, type RunSaying } from './run-words.ts';

/**
 * Says in the incident's room where a run stands, and records what it did. Safe to repeat: words that are there already
 * are not said again.
 */
export async function tellIncident(context: SpaceContext, runId: string, run: PlanRun): Promise<void> {
  const { incidentId } = run;
  const row = incidentId === null ? null : await context.storage.planRuns.get(runId);
  if (incidentId === null || row === null) return;
  const sayings = runSayings(run, row.plan);
  const said = await context.storage.texts.bodies(sayings.map(({ key }) => textIdOf(runId, key)));
  for (const saying of sayings) {
    if (said.has(textIdOf(runId, saying.key))) continue;
    try {
      await runCommand(context, incidentId, (incident) => telling(context, runId, run, incident, saying));
    } catch (error) {
      // An incident that has ended, or whose people said themselves what it did, need not hear it.
      if (!(error instanceof Refused) || error.code !== 'refused') throw error;
    }
  }
}

async function telling(
  context: SpaceContext,
  runId: string,
  run: PlanRun,
  incident: Incident,
  saying: RunSaying,
): Promise<Asked> {
  const id = textIdOf(runId, saying.key);
  if ((await context.storage.texts.bodies([id])).has(id)) return { command: { type: 'Wake', by: DESK } };
  const texts = [{ id, body: saying.text, authorId: null }];
  const outcome = run.outcome === null ? null : mitigationOutcome(run.outcome);
  const isOpen = incident.mitigations.some((one) => one.id === run.mitigationId && one.outcome === null);
  if (outcome === null || run.mitigationId === null || !isOpen)
    return { command: { type: 'PostMessage', by: DESK, messageId: `message.${id}`, textId: id }, texts };
  const { mitigationId } = run;
  return { command: { type: 'VerifyMitigation', by: DESK, mitigationId, outcome, noteTextId: id }, texts };
}

/** What the incident records by itself; null where only a person can say. */
function mitigationOutcome(outcome: RunOutcome): MitigationOutcome | null {
  switch (outcome) {
    case 'worked':
    case 'no-effect':
    case 'worse':
      return outcome;
    case 'failed':
      return 'no-effect';
    case 'not-verified':
    case 'cancelled':
      return null;
    default:
      return assertNever(outcome);
  }
}

function textIdOf(runId: string, key: string): string {
  return `text.${runId}.${key}`;
}
