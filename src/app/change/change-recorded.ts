import type { ChangeRecorded } from '../ports/changes.ts';
import type { SpaceContext } from '../space-context.ts';
import { rankOpenIncidents } from './rank-incident.ts';

/** What follows from a change that was recorded, or of which something is new. */
export async function changeRecorded(context: SpaceContext, { change, undone }: ChangeRecorded): Promise<void> {
  for (const id of [change.id, ...undone]) context.live.tell({ topic: 'changes', id, version: null });
  await rankOpenIncidents(context);
}
