import type { Instant } from '#core/shared/instant.ts';
import type { ActionItemRow } from '../ports/action-items.ts';
import type { SpaceContext } from '../space-context.ts';

const MOST = 1000;

/** Agreed action items whose day has passed at an instant, the longest overdue first. */
export function overdueActions(context: Pick<SpaceContext, 'storage'>, at: Instant): Promise<ActionItemRow[]> {
  return context.storage.actionItems.list({ overdueAt: at, limit: MOST });
}
