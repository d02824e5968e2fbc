import type { DurationMs, Instant } from '../shared/instant.ts';
import type { GroupStatus } from './group-state.ts';

/** A signal group, as far as the choice of a group needs to know it. */
export interface GroupView {
  id: string;
  status: GroupStatus;
  /** Of the alerts it was opened for; null for a group that a report opened. */
  hookId: string | null;
  groupKey: string | null;
  featureId: string | null;
  openedAt: Instant;
  lastSignalAt: Instant;
  /** Whether the incident it belongs to is still unresolved; false without an incident. */
  incidentOpen: boolean;
}

/**
 * Whether new signals may still join: it waits for triage, or its incident is unresolved. A dismissed group takes
 * nothing new, because the dismissal was about what was seen then.
 */
export function takesSignals(group: Pick<GroupView, 'status' | 'incidentOpen'>): boolean {
  if (group.status === 'open') return true;
  return (group.status === 'declared' || group.status === 'joined') && group.incidentOpen;
}

/** The group a new alert joins: of the same hook and group key, the one opened last; null when it needs a new one. */
export function groupForAlert<G extends GroupView>(
  groups: Iterable<G>,
  alert: { hookId: string; groupKey: string },
): G | null {
  let chosen: G | null = null;
  for (const group of groups) {
    if (group.hookId !== alert.hookId || group.groupKey !== alert.groupKey || !takesSignals(group)) continue;
    if (chosen === null || isNewer(group, chosen)) chosen = group;
  }
  return chosen;
}

/**
 * The group a report joins: of the same feature, with a signal less than `withinMs` ago, the one heard of last; null
 * when it needs a new one. A report that names no feature always needs one: nothing says what it belongs to.
 */
export function groupForReport<G extends GroupView>(
  groups: Iterable<G>,
  report: { featureId: string | null; at: Instant },
  withinMs: DurationMs,
): G | null {
  if (report.featureId === null) return null;
  let chosen: G | null = null;
  for (const group of groups) {
    if (group.featureId !== report.featureId || !takesSignals(group)) continue;
    if (report.at - group.lastSignalAt > withinMs) continue;
    if (chosen === null || isLivelier(group, chosen)) chosen = group;
  }
  return chosen;
}

/** Of two that were heard of at the same time, the newer one. */
function isLivelier(a: GroupView, b: GroupView): boolean {
  return a.lastSignalAt === b.lastSignalAt ? isNewer(a, b) : a.lastSignalAt > b.lastSignalAt;
}

/** The greater id decides between equals, so that the choice never depends on the order read. */
function isNewer(a: GroupView, b: GroupView): boolean {
  return a.openedAt === b.openedAt ? a.id > b.id : a.openedAt > b.openedAt;
}
