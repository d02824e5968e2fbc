import { stillAsked, takerOf } from '#core/incident/handover.ts';
import type { Handover } from '#core/incident/handover-state.ts';
import type { Incident } from '#core/incident/incident.ts';
import { loadPage } from '../page/page-use-cases.ts';
import type { SpaceContext } from '../space-context.ts';

/** Whom the page of a handover asks at this moment; null while somebody reads already, and where nobody is paged. */
export async function whoIsAsked(
  context: SpaceContext,
  incident: Incident,
  handover: Handover,
): Promise<string | null> {
  const { pageId } = handover;
  if (handover.end !== null || pageId === null || takerOf(incident, handover) !== null) return null;
  const page = await loadPage(context, pageId);
  if (page === null || page.status !== 'paging') return null;
  const asked = page.askings.at(-1)?.personId;
  return asked !== undefined && stillAsked(handover).includes(asked) ? asked : null;
}
