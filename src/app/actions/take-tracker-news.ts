import { DESK } from '#core/shared/actor.ts';
import type { TrackerNews } from '../ports/trackers.ts';
import type { SpaceContext } from '../space-context.ts';
import { runActionItem } from './run-action-item.ts';

/** Takes what trackers said of items: closed there is done here. What is of no item, or no news, changes nothing. */
export async function takeTrackerNews(context: SpaceContext, news: TrackerNews[]): Promise<void> {
  for (const one of news) {
    const { actionItems } = context.storage;
    const row = await ('key' in one ? actionItems.byTrackerKey(one.key) : actionItems.get(one.itemId));
    if (row === null || row.trackerKey === null) continue;
    await runActionItem(context, row.id, () => ({
      command: { type: 'TakeTrackerState', by: DESK, state: one.state },
    }));
  }
}
