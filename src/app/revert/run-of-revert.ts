import type { EventOf } from '#core/incident/events.ts';
import type { Decided } from '../incident/decided.ts';
import type { AlsoWrite } from '../ports/event-store.ts';
import type { SpaceContext } from '../space-context.ts';
import { changeOf, planOfChange } from './plan-of-change.ts';
import { planRunStart } from './plan-run-start.ts';

/** The run that a decided revert starts, to be written with it. */
export async function runOfRevert(
  context: SpaceContext,
  { id, procedure }: Decided,
  { data, at, by }: EventOf<'MitigationStarted'>,
): Promise<AlsoWrite[]> {
  const { runId, changeId, mitigationId } = data;
  if (runId === undefined || changeId === null) return [];
  const { plan } = await planOfChange(context, await changeOf(context, changeId), procedure, at);
  return planRunStart(context, { runId, purpose: 'revert', incidentId: id, mitigationId, changeId, plan, by }, at);
}
