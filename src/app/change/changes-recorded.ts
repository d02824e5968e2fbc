import type { ChangeRecorded } from '../ports/changes.ts';
import type { SpaceContext } from '../space-context.ts';
import { rankOpenIncidents } from './rank-incident.ts';

/** What follows from changes that were recorded, or of which something is new: once for all of them. */
export async function changesRecorded(context: SpaceContext, recorded: readonly ChangeRecorded[]): Promise<void> {
  const news = recorded.filter(({ outcome, undone }) => outcome !== 'repeated' || undone.length > 0);
  if (news.length === 0) return;
  for (const { change, undone } of news)
    for (const id of [change.id, ...undone]) context.live.tell({ topic: 'changes', id, version: null });
  await rankOpenIncidents(context);
}
