/** `open` waits for triage; `closed` ended by itself; the others are what triage made of it. */
export type GroupStatus = 'open' | 'closed' | 'declared' | 'joined' | 'dismissed';

/**
 * The status of a group after its last firing alert resolved. An open group closes by itself unless people reported
 * too: an alert that went quiet does not answer them. What triage decided stays.
 */
export function statusWhenQuiet(group: { status: GroupStatus; reports: number }): GroupStatus {
  return group.status === 'open' && group.reports === 0 ? 'closed' : group.status;
}
