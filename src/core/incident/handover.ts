import { MINUTE_MS, type DurationMs, type Instant } from '../shared/instant.ts';
import type { Handover, Narrowing } from './handover-state.ts';
import type { Incident } from './incident.ts';
import { isOpen } from './phase.ts';

/** Whoever answered the page reads back within this time, or the next candidate is asked. */
export const READ_BACK_WITHIN_MS: DurationMs = 20 * MINUTE_MS;

const IN_VAIN: ReadonlySet<Handover['end']> = new Set<Handover['end']>([
  'all-declined',
  'nobody-answered',
  'not-taken-over',
]);

/** Proposals nobody has taken, refused or withdrawn. */
export function openHandovers(incident: Incident): Handover[] {
  return Object.values(incident.handovers).filter(({ end }) => end === null);
}

/** The open proposal for a role, or null. */
export function openHandover(incident: Incident, role: string): Handover | null {
  return openHandovers(incident).find((one) => one.role === role) ?? null;
}

/** Proposals for a role since its holder took it. */
export function handoversOfStint(incident: Incident, role: string): Handover[] {
  const holder = incident.holders[role];
  if (holder === undefined) return [];
  return Object.values(incident.handovers).filter(
    (one) => one.role === role && one.fromPersonId === holder.personId && one.at >= holder.sinceAt,
  );
}

/** The last proposal for each role in its holder's stint, where it ended with nobody taking over although they were asked. */
export function unmetHandovers(incident: Incident, now: Instant): Handover[] {
  return Object.keys(incident.holders).flatMap((role) => {
    const last = handoversOfStint(incident, role).at(-1);
    const isUnmet = last !== undefined && IN_VAIN.has(last.end) && keptOnUntil(incident, role, now) === null;
    return isUnmet && isOpen(incident.phase) ? [last] : [];
  });
}

/** Candidates who have not declined. */
export function stillAsked({ candidateIds, declinedBy }: Handover): string[] {
  return candidateIds.filter((id) => !declinedBy.includes(id));
}

/** Who has answered and is reading what they take over; null while nobody has. */
export function takerOf(incident: Incident, handover: Handover): { personId: string; since: Instant } | null {
  const page = handover.pageId === null ? undefined : incident.pages[handover.pageId];
  if (page?.outcome !== 'acknowledged' || page.answeredBy === null || page.answeredAt === null) return null;
  if (!stillAsked(handover).includes(page.answeredBy)) return null;
  return { personId: page.answeredBy, since: page.answeredAt };
}

/**
 * Why work is narrowed to what can be undone, one for each role that lacks relief: it ends with another holder, a pause,
 * the incident, or a person's word.
 */
export function narrowings({ narrowings: known, holders, phase }: Incident): Narrowing[] {
  if (!isOpen(phase) || phase === 'stood-down') return [];
  return Object.values(known).filter((one) => one.liftedAt === null && isOfStint(one, holders));
}

/** Whether only what can be undone is done now. */
export function isNarrowed(incident: Incident): boolean {
  return narrowings(incident).length > 0;
}

/** Whether work was narrowed in the stint of whoever holds the role now; the same person may have come back rested. */
export function isOfStint({ role, personId, at }: Narrowing, holders: Incident['holders']): boolean {
  const holder = holders[role];
  return holder !== undefined && holder.personId === personId && holder.sinceAt <= at;
}

/** Until when the holder of a role keeps on by their own word; null when they do not. */
export function keptOnUntil(incident: Incident, role: string, now: Instant): Instant | null {
  const override = incident.restOverrides[role];
  const isTheirs = override !== undefined && override.personId === incident.holders[role]?.personId;
  return isTheirs && override.untilAt > now ? override.untilAt : null;
}
