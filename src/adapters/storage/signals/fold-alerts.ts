import type { Instant } from '#core/shared/instant.ts';
import { foldAlerts, expireAlerts } from '#core/signal/fold-alerts.ts';
import type { FoldedSignals, IncomingAlert } from '#app/ports/signals.ts';
import { changingGroups, type ChangingGroups } from './changing-groups.ts';
import type { FoldTransaction } from './fold-transaction.ts';
import { groupFrom } from './group-columns.ts';
import {
  alertHash,
  groupHash,
  newAlertColumns,
  signalOfAlert,
  wordColumns,
  type AlertColumns,
} from './signal-columns.ts';

export interface FoldIds {
  next(prefix: 'g' | 's'): string;
}

/** Folds one request by the rules of `core/signal`. The caller holds the locks of all its hooks. */
export async function foldRequest(
  fold: FoldTransaction,
  ids: FoldIds,
  incoming: IncomingAlert[],
  at: Instant,
): Promise<FoldedSignals> {
  const stored = new Map((await fold.firing(incoming.map(alertHash))).map((row) => [row.dedup_key_hash, row]));
  const changes = foldAlerts(firingAmong(incoming, stored), incoming, at);
  const opening = changes.flatMap((change) => (change.change === 'opened' ? [change.news] : []));
  const groups = changingGroups(
    await fold.groups([...new Set([...stored.values()].map((row) => row.group_id))], opening.map(groupHash)),
    () => ids.next('g'),
  );

  const written: AlertColumns[] = [];
  for (const change of changes) {
    if (change.change === 'renewed') {
      written.push({ ...change.alert.row, ...wordColumns(change.news) });
      groups.renewed(change.alert.row.group_id, change.news, at);
    } else if (change.change === 'resolved') {
      written.push(resolvedColumns(change.alert.row, change.endedAt));
      groups.resolved(change.alert.row.group_id, at);
    }
  }
  const { fresh, joined } = await open(fold, ids, groups, opening, at);
  const closed = groups.settleQuiet();
  await fold.writeGroups(groups.changed());
  await fold.writeAlerts([...written, ...fresh]);
  return { opened: groups.opened().map(groupFrom), closed: closed.map(groupFrom), joined };
}

/** Resolves the alerts whose lease ended by `now`. The caller holds the locks of all their hooks. */
export async function foldLeaseEnds(
  fold: FoldTransaction,
  firing: AlertColumns[],
  now: Instant,
): Promise<FoldedSignals> {
  const ended = expireAlerts(
    firing.map((row) => ({
      row,
      hookId: row.hook_id,
      dedupKey: row.dedup_key,
      startedAt: row.started_at,
      leaseUntil: row.lease_until_at,
    })),
    now,
  );
  const groups = changingGroups(
    await fold.groups([...new Set(ended.map(({ alert }) => alert.row.group_id))], []),
    () => {
      throw new Error('the end of a lease opens no group');
    },
  );
  for (const { alert } of ended) groups.resolved(alert.row.group_id, null);
  const closed = groups.settleQuiet();
  await fold.writeGroups(groups.changed());
  await fold.writeAlerts(ended.map(({ alert, endedAt }) => resolvedColumns(alert.row, endedAt)));
  return { opened: [], closed: closed.map(groupFrom), joined: [] };
}

/** Stored alerts under the key by which the request names them: a person may have been erased from the stored one. */
function firingAmong(incoming: IncomingAlert[], stored: Map<string, AlertColumns>) {
  const named = new Map(
    incoming.map(({ hookId, dedupKey }) => [alertHash({ hookId, dedupKey }), { hookId, dedupKey }]),
  );
  return [...named].flatMap(([hash, key]) => {
    const row = stored.get(hash);
    return row === undefined ? [] : [{ ...key, startedAt: row.started_at, row }];
  });
}

async function open(
  fold: FoldTransaction,
  ids: FoldIds,
  groups: ChangingGroups,
  opening: IncomingAlert[],
  at: Instant,
): Promise<{ fresh: AlertColumns[]; joined: FoldedSignals['joined'] }> {
  const fresh: AlertColumns[] = [];
  const joined: FoldedSignals['joined'] = [];
  const names = await fold.hookNames([...new Set(opening.map(({ hookId }) => hookId))]);
  for (const [first, ...others] of Map.groupBy(opening, groupHash).values()) {
    if (first === undefined) continue;
    const group = groups.forAlerts([first, ...others], names.get(first.hookId) ?? first.hookId, at);
    for (const news of [first, ...others]) {
      const row = newAlertColumns(news, ids.next('s'), group.id);
      fresh.push(row);
      groups.took(group, news, at);
      if (group.incident_id !== null) joined.push({ incidentId: group.incident_id, signal: signalOfAlert(row) });
    }
  }
  return { fresh, joined };
}

function resolvedColumns(row: AlertColumns, endedAt: Instant): AlertColumns {
  return { ...row, status: 'resolved', ended_at: endedAt, lease_until_at: null };
}
