import { openRoles } from '#core/escalation/page.ts';
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
  const { pageId, role } = handover;
  if (handover.end !== null || pageId === null || takerOf(incident, handover) !== null) return null;
  const page = await loadPage(context, incident.pages[pageId]?.callId ?? pageId);
  if (page === null || !openRoles(page).includes(role)) return null;
  const asked = page.askings.findLast(({ roles }) => roles.includes(role))?.personId;
  return asked !== undefined && stillAsked(handover).includes(asked) ? asked : null;
}
