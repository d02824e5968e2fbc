import { groupForReport } from '#core/signal/group-signals.ts';
import { groupTitle } from '#core/signal/group-title.ts';
import type { GroupRow, IncomingReport, SignalRow } from '#app/ports/signals.ts';
import { newGroup } from './changing-groups.ts';
import type { FoldIds } from './fold-alerts.ts';
import type { FoldTransaction } from './fold-transaction.ts';
import { groupFrom, groupView } from './group-columns.ts';
import { reportColumns, signalOfReport } from './signal-columns.ts';

/** Puts a report that was not seen before into its group. The caller holds the lock of reports. */
export async function foldNewReport(
  fold: FoldTransaction,
  ids: FoldIds,
  report: IncomingReport,
  groupWithinMs: number,
): Promise<{ group: GroupRow; signal: SignalRow; repeated: boolean; openedGroup: boolean }> {
  const candidates = report.featureId === null ? [] : await fold.groupsOfFeature(report.featureId);
  const chosen = groupForReport(candidates.map(groupView), report, groupWithinMs);
  const group =
    candidates.find(({ id }) => id === chosen?.id) ??
    newGroup({
      id: ids.next('g'),
      title: groupTitle([{ title: report.title, labels: {} }]),
      source: 'report',
      openedAt: report.at,
    });
  group.reports += 1;
  group.feature_id ??= report.featureId;
  group.last_signal_at = Math.max(group.last_signal_at, report.at);
  if (report.customerId !== null && !group.customer_ids.includes(report.customerId)) {
    group.customer_ids.push(report.customerId);
  }
  const columns = reportColumns(report, group.id);
  await fold.writeGroups([group]);
  await fold.writeReport(columns);
  return { group: groupFrom(group), signal: signalOfReport(columns), repeated: false, openedGroup: chosen === null };
}
