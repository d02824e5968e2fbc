import { narrowings } from '../incident/handover.ts';
import type { Incident } from '../incident/incident.ts';
import { isOpen } from '../incident/phase.ts';
import type { Instant } from '../shared/instant.ts';

/** Whether an incident still wants an answer to a page that began at `startedAt` and asks for a role. */
export function isPageWanted(
  incident: Incident,
  pageId: string,
  { role, startedAt }: { role: string; startedAt: Instant },
): boolean {
  if (!isOpen(incident.phase) || incident.pages[pageId]?.outcome !== 'waiting') return false;
  // Help that is wanted with several roles is wanted until none of them lacks relief.
  if (narrowings(incident).some((one) => one.pageId === pageId)) return true;
  // Whoever held the role when the page began may be the one who does not come.
  const holder = incident.holders[role];
  return holder === undefined || holder.sinceAt <= startedAt;
}
