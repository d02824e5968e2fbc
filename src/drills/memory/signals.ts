import type { HookRow } from '#app/ports/hooks.ts';
import type { Ids } from '#app/ports/ids.ts';
import type { FoldedSignals, GroupRow, IncomingAlert, SignalRow, Signals } from '#app/ports/signals.ts';
import { renewAlert, resolveAlert, type Alert } from '#core/signal/alert.ts';
import { alertKey, expireAlerts, foldAlerts } from '#core/signal/fold-alerts.ts';
import { groupForAlert, groupForReport, type GroupView } from '#core/signal/group-signals.ts';
import { statusWhenQuiet } from '#core/signal/group-state.ts';
import { groupTitle } from '#core/signal/group-title.ts';
import { worseSeverity } from '#core/signal/severity.ts';
import type { Instant } from '#core/shared/instant.ts';
import { rewordReport, rowOfAlert, rowOfReport, type StoredReport } from './signal-rows.ts';
import { memoryHooks } from './hooks.ts';

export interface MemorySignalsOptions {
  ids: Ids;
  hooks?: HookRow[];
  /** Whether an incident is still unresolved, so that its groups take new signals. All are by default. */
  incidentIsOpen?: (incidentId: string) => boolean;
}

type StoredGroup = Omit<GroupRow, 'firing' | 'resolved' | 'reports'> & {
  hookId: string | null;
  groupKey: string | null;
};

/** Signals in memory, with what erasing a person needs beyond the port. */
export type MemorySignals = Signals & {
  /** The incident a group belongs to. */
  incidentOf(groupId: string): string | null;
  /** Puts every word of every signal through `rewrite`. */
  reword(rewrite: (words: string) => string): void;
};

/** The `Signals` port in memory: the rules of `core/signal` and nothing else. Storage must answer as this does. */
export function memorySignals({ ids, hooks = [], incidentIsOpen = () => true }: MemorySignalsOptions): MemorySignals {
  const alerts = new Map<string, Alert>();
  const firingByKey = new Map<string, Alert>();
  const reports = new Map<string, StoredReport>();
  const groups = new Map<string, StoredGroup>();
  const { nameOf, ...hookMethods } = memoryHooks(hooks);

  return {
    ...hookMethods,

    async foldAlerts(incoming, at): Promise<FoldedSignals> {
      const opening: IncomingAlert[] = [];
      const touched = new Set<string>();
      const quietened = new Set<string>();
      for (const change of foldAlerts(firingByKey.values(), incoming, at)) {
        if (change.change === 'opened') {
          opening.push(change.news);
        } else if (change.change === 'renewed') {
          keep(renewAlert(change.alert, change.news));
          worsen(change.alert.groupId, change.news.severity);
          touched.add(change.alert.groupId);
        } else {
          keep(resolveAlert(change.alert, change.endedAt));
          touched.add(change.alert.groupId);
          quietened.add(change.alert.groupId);
        }
      }
      const { opened, joined } = open(opening, at);
      for (const id of touched) groupOf(id).lastSignalAt = at;
      return { closed: closeQuiet(quietened), opened: opened.map(rowOf), joined };
    },

    async foldReport(report, groupWithinMs) {
      const earlier = report.key === null ? undefined : reports.values().find((each) => each.key === report.key);
      if (earlier !== undefined) {
        return {
          group: rowOf(groupOf(earlier.groupId)),
          signal: rowOfReport(earlier),
          repeated: true,
          openedGroup: false,
        };
      }
      const chosen = groupForReport(groupViews(), report, groupWithinMs);
      const group =
        chosen === null
          ? newGroup({
              title: groupTitle([{ title: report.title, labels: {} }]),
              source: 'report',
              hookId: null,
              groupKey: null,
              openedAt: report.at,
            })
          : groupOf(chosen.id);
      const stored: StoredReport = { ...report, groupId: group.id };
      reports.set(stored.id, stored);
      group.featureId ??= report.featureId;
      group.lastSignalAt = Math.max(group.lastSignalAt, report.at);
      if (report.customerId !== null && !group.customerIds.includes(report.customerId))
        group.customerIds.push(report.customerId);
      return { group: rowOf(group), signal: rowOfReport(stored), repeated: false, openedGroup: chosen === null };
    },

    async expireLeases(now) {
      const quietened = new Set<string>();
      for (const { alert, endedAt } of expireAlerts([...firingByKey.values()], now)) {
        keep(resolveAlert(alert, endedAt));
        quietened.add(alert.groupId);
      }
      return { opened: [], closed: closeQuiet(quietened), joined: [] };
    },

    async nextLeaseEndAt() {
      const ends = [...firingByKey.values()].flatMap((alert) => (alert.leaseUntil === null ? [] : [alert.leaseUntil]));
      return ends.length === 0 ? null : Math.min(...ends);
    },

    async listGroups(filter) {
      const rows = [...groups.values()].filter((group) => filter === 'all' || group.status === 'open').map(rowOf);
      return rows.toSorted((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? 1 : -1));
    },

    async getGroup(id) {
      const group = groups.get(id);
      return group === undefined ? null : { group: rowOf(group), signals: signalsOf(new Set([id])) };
    },

    async groupOfSignal(signalId) {
      const signal = [...alerts.values(), ...reports.values()].find((one) => one.id === signalId);
      const group = signal === undefined ? undefined : groups.get(signal.groupId);
      return group === undefined ? null : { group: rowOf(group), signals: signalsOf(new Set([group.id])) };
    },

    async setGroup(id, change) {
      const group = groups.get(id);
      if (group !== undefined) Object.assign(group, change);
    },

    async dismissGroup(id) {
      const group = groups.get(id);
      if (group === undefined || (group.status !== 'open' && group.status !== 'closed')) return false;
      group.status = 'dismissed';
      return true;
    },

    async ofIncident(incidentId) {
      const held = [...groups.values()].filter((group) => group.incidentId === incidentId);
      return signalsOf(new Set(held.map((group) => group.id)));
    },

    incidentOf: (groupId) => groups.get(groupId)?.incidentId ?? null,

    reword(rewrite) {
      for (const alert of alerts.values()) {
        const reworded = { ...alert, title: rewrite(alert.title), details: rewrite(alert.details) };
        alerts.set(alert.id, reworded);
        if (alert.status === 'firing') firingByKey.set(alertKey(alert), reworded);
      }
      for (const [id, report] of reports) reports.set(id, rewordReport(report, rewrite));
      for (const group of groups.values()) group.title = rewrite(group.title);
    },
  };

  /** Puts alerts that began to fire into their groups, and opens the groups that are missing. */
  function open(opening: IncomingAlert[], at: Instant): { opened: StoredGroup[]; joined: FoldedSignals['joined'] } {
    const opened: StoredGroup[] = [];
    const joined: FoldedSignals['joined'] = [];
    const together = Map.groupBy(opening, (alert) => JSON.stringify([alert.hookId, alert.groupKey]));
    for (const [first, ...others] of together.values()) {
      if (first === undefined) continue;
      const members = [first, ...others];
      const chosen = groupForAlert(groupViews(), first);
      const group =
        chosen === null
          ? newGroup({
              title: groupTitle(members),
              source: nameOf(first.hookId),
              hookId: first.hookId,
              groupKey: first.groupKey,
              openedAt: at,
            })
          : groupOf(chosen.id);
      if (chosen === null) opened.push(group);
      for (const news of members) {
        const alert: Alert = { ...news, id: ids.next('s'), groupId: group.id, endedAt: null };
        keep(alert);
        group.featureId ??= news.featureId;
        group.service ??= news.service;
        worsen(group.id, news.severity);
        if (group.incidentId !== null) joined.push({ incidentId: group.incidentId, signal: rowOfAlert(alert) });
      }
      group.lastSignalAt = at;
    }
    return { opened, joined };
  }

  /** Of the groups in which an alert just resolved, those without a firing alert, in their new state. */
  function closeQuiet(groupIds: Iterable<string>): GroupRow[] {
    const quiet: GroupRow[] = [];
    for (const id of groupIds) {
      const group = groupOf(id);
      const row = rowOf(group);
      if (row.firing > 0) continue;
      group.status = statusWhenQuiet(row);
      quiet.push({ ...row, status: group.status });
    }
    return quiet;
  }

  function newGroup(group: Pick<StoredGroup, 'title' | 'source' | 'hookId' | 'groupKey' | 'openedAt'>): StoredGroup {
    const stored: StoredGroup = {
      ...group,
      id: ids.next('g'),
      status: 'open',
      customerIds: [],
      featureId: null,
      service: null,
      severity: null,
      lastSignalAt: group.openedAt,
      incidentId: null,
      pageId: null,
    };
    groups.set(stored.id, stored);
    return stored;
  }

  function keep(alert: Alert): void {
    alerts.set(alert.id, alert);
    if (alert.status === 'firing') firingByKey.set(alertKey(alert), alert);
    else firingByKey.delete(alertKey(alert));
  }

  function worsen(groupId: string, severity: string | null): void {
    const group = groupOf(groupId);
    group.severity = worseSeverity(group.severity, severity);
  }

  function groupOf(id: string): StoredGroup {
    const group = groups.get(id);
    if (group === undefined) throw new Error(`there is no group ${id}`);
    return group;
  }

  function groupViews(): GroupView[] {
    return [...groups.values()].map((group) => ({
      ...group,
      incidentOpen: group.incidentId !== null && incidentIsOpen(group.incidentId),
    }));
  }

  function rowOf(group: StoredGroup): GroupRow {
    const { hookId: _hookId, groupKey: _groupKey, ...shown } = group;
    let firing = 0;
    let resolved = 0;
    for (const alert of alerts.values()) {
      if (alert.groupId !== group.id) continue;
      if (alert.status === 'firing') firing += 1;
      else resolved += 1;
    }
    const held = [...reports.values()].filter((report) => report.groupId === group.id);
    return { ...shown, customerIds: [...shown.customerIds], firing, resolved, reports: held.length };
  }

  function signalsOf(groupIds: ReadonlySet<string>): SignalRow[] {
    const rows = [
      ...[...alerts.values()].filter((alert) => groupIds.has(alert.groupId)).map(rowOfAlert),
      ...[...reports.values()].filter((report) => groupIds.has(report.groupId)).map(rowOfReport),
    ];
    return rows.toSorted((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
  }
}
