import type { ListedActionItem } from '#core/postmortem/listed-action-item.ts';
import type { SpaceContext } from '../space-context.ts';
import { shownActionItems } from './shown-action-items.ts';

const MOST = 500;

/** The action items of an incident as its postmortem lists them. */
export async function listedActionItems(context: SpaceContext, incidentId: string): Promise<ListedActionItem[]> {
  const rows = await context.storage.actionItems.list({ incidentId, limit: MOST });
  const shown = await shownActionItems(context, rows);
  return shown.map(({ id, text, owner, agreedBy, dueOn, status, tracked }) => ({
    id,
    title: text,
    owner: owner?.name ?? null,
    approver: agreedBy?.name ?? null,
    dueOn,
    state: status === 'done' || status === 'dropped' ? status : 'open',
    link: tracked?.url ?? null,
  }));
}
