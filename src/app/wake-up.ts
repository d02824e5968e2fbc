import { wakeActionItem } from './actions/wake-action-item.ts';
import { rankIfNews } from './change/rank-incident.ts';
import { lookAfterPeople } from './handover/look-after-people.ts';
import { performDue } from './incident/perform-due.ts';
import { wakePage } from './page/page-use-cases.ts';
import { wakePlanRun } from './revert/wake-plan-run.ts';
import type { StreamKind } from './ports/streams.ts';
import type { SpaceContext } from './space-context.ts';

/**
 * Performs whatever is due in a stream at the space's time. Safe to repeat: what was done is not done again.
 * A drill's stream is no use case: what wakes streams hands it to `drills/` instead.
 */
export async function handleWakeUp(context: SpaceContext, stream: { kind: StreamKind; id: string }): Promise<void> {
  if (stream.kind === 'incident') {
    await performDue(context, stream.id);
    await rankIfNews(context, stream.id);
    await lookAfterPeople(context, stream.id);
  } else if (stream.kind === 'page') await wakePage(context, stream.id);
  else if (stream.kind === 'plan-run') await wakePlanRun(context, stream.id);
  else if (stream.kind === 'action-item') await wakeActionItem(context, stream.id);
  else throw new Error(`nothing here wakes a ${stream.kind}`);
}
