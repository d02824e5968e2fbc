import type { Instant } from '#core/shared/instant.ts';
import type { Ids } from '#app/ports/ids.ts';
import type { FoldedSignals, GroupRow, IncomingAlert, IncomingReport, SignalRow, Signals } from '#app/ports/signals.ts';
import { keyHash } from '../key-hash.ts';
import { retryWhenUndone } from '../retry-when-undone.ts';
import type { SecretBox } from '../secret-box.ts';
import type { SpaceDatabase, SpaceTransaction } from '../space-database.ts';
import { foldLeaseEnds, foldRequest } from './fold-alerts.ts';
import { hookLock, lockFolding, REPORTS_LOCK } from './fold-lock.ts';
import { foldNewReport } from './fold-report.ts';
import { foldTransaction, type FoldTransaction } from './fold-transaction.ts';
import { groupFrom } from './group-columns.ts';
import { createHooks } from './hooks.ts';
import { signalOfAlert, signalOfReport } from './signal-columns.ts';

export interface SignalsOptions {
  database: SpaceDatabase;
  ids: Ids;
  box: SecretBox;
  /** Called with each group that became different, once that is durable. */
  groupChanged: (id: string) => void;
  /** Called with the earliest lease of a request. */
  leaseEndsAt: (at: Instant) => void;
}

const MOST_GROUPS = 1000;
const NOTHING: FoldedSignals = { opened: [], closed: [], joined: [] };

export function createSignals({ database, ids, box, groupChanged, leaseEndsAt }: SignalsOptions): Signals {
  const { schema, tables } = database;

  /** Folds in one transaction, one after the other for each name. */
  function foldLocked<T>(
    names: string[],
    work: (fold: FoldTransaction, transaction: SpaceTransaction) => Promise<T>,
  ): Promise<{ folded: T; touched: string[] }> {
    return retryWhenUndone(() =>
      database.transaction(async (transaction) => {
        await lockFolding(transaction, schema, names);
        const fold = foldTransaction(transaction, schema);
        let touched: string[] = [];
        const noting: FoldTransaction = {
          ...fold,
          writeGroups(groups) {
            touched = groups.map(({ id }) => id);
            return fold.writeGroups(groups);
          },
        };
        return { folded: await work(noting, transaction), touched };
      }),
    );
  }

  async function signalsOf(groupIds: string[]): Promise<SignalRow[]> {
    if (groupIds.length === 0) return [];
    const [alerts, reports] = await Promise.all([
      tables.selectFrom('alerts').selectAll().where('group_id', 'in', groupIds).execute(),
      tables.selectFrom('reports').selectAll().where('group_id', 'in', groupIds).execute(),
    ]);
    return [...alerts.map(signalOfAlert), ...reports.map(signalOfReport)].toSorted(byStart);
  }

  async function getGroup(id: string): Promise<{ group: GroupRow; signals: SignalRow[] } | null> {
    const row = await tables.selectFrom('signal_groups').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : { group: groupFrom(row), signals: await signalsOf([id]) };
  }

  return {
    ...createHooks(database, box),

    async foldAlerts(incoming, at) {
      if (incoming.length === 0) return NOTHING;
      const { folded, touched } = await foldLocked(hookLocks(incoming), (fold) => foldRequest(fold, ids, incoming, at));
      touched.forEach(groupChanged);
      const leases = incoming.flatMap(({ leaseUntil }) => leaseUntil ?? []);
      if (leases.length > 0) leaseEndsAt(leases.reduce((a, b) => Math.min(a, b)));
      return folded;
    },

    async foldReport(report, groupWithinMs) {
      const { folded, touched } = await foldLocked([REPORTS_LOCK], async (fold, transaction) => {
        const earlier = await earlierReport(transaction, schema, report);
        return earlier ?? foldNewReport(fold, ids, report, groupWithinMs);
      });
      touched.forEach(groupChanged);
      return folded;
    },

    async expireLeases(now) {
      const due = await tables
        .selectFrom('alerts')
        .select('hook_id')
        .distinct()
        .where('status', '=', 'firing')
        .where('lease_until_at', '<=', now)
        .execute();
      if (due.length === 0) return NOTHING;
      const hookIds = new Set(due.map((row) => row.hook_id));
      const { folded, touched } = await foldLocked([...hookIds].map(hookLock), async (fold) => {
        const firing = await fold.firingWithLeaseUntil(now);
        return foldLeaseEnds(
          fold,
          firing.filter((row) => hookIds.has(row.hook_id)),
          now,
        );
      });
      touched.forEach(groupChanged);
      return folded;
    },

    async nextLeaseEndAt() {
      const row = await tables
        .selectFrom('alerts')
        .select('lease_until_at')
        .where('status', '=', 'firing')
        .where('lease_until_at', 'is not', null)
        .orderBy('lease_until_at')
        .limit(1)
        .executeTakeFirst();
      return row?.lease_until_at ?? null;
    },

    async listGroups(filter) {
      let query = tables.selectFrom('signal_groups').selectAll().orderBy('opened_at', 'desc').orderBy('id', 'desc');
      if (filter === 'waiting') query = query.where('status', '=', 'open');
      return (await query.limit(MOST_GROUPS).execute()).map(groupFrom);
    },

    getGroup,

    async groupOfSignal(signalId) {
      const [report, alert] = await Promise.all([
        tables.selectFrom('reports').select('group_id').where('id', '=', signalId).executeTakeFirst(),
        tables.selectFrom('alerts').select('group_id').where('id', '=', signalId).executeTakeFirst(),
      ]);
      const groupId = report?.group_id ?? alert?.group_id;
      return groupId === undefined ? null : getGroup(groupId);
    },

    async setGroup(id, { status, incidentId, pageId }) {
      const columns = { status, incident_id: incidentId, page_id: pageId };
      const set = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
      if (Object.keys(set).length === 0) return;
      await tables.updateTable('signal_groups').set(set).where('id', '=', id).execute();
      groupChanged(id);
    },

    async dismissGroup(id) {
      const dismissed = await tables
        .updateTable('signal_groups')
        .set({ status: 'dismissed' })
        .where('id', '=', id)
        .where('status', 'in', ['open', 'closed'])
        .returning('id')
        .execute();
      if (dismissed.length > 0) groupChanged(id);
      return dismissed.length > 0;
    },

    async ofIncident(incidentId) {
      const rows = await tables
        .selectFrom('signal_groups')
        .select('id')
        .where('incident_id', '=', incidentId)
        .execute();
      return signalsOf(rows.map(({ id }) => id));
    },
  };
}

/** What began at one instant is shown by key, since ids say nothing about order. */
function byStart(a: SignalRow, b: SignalRow): number {
  const [left, right] = [`${a.dedupKey ?? ''} ${a.id}`, `${b.dedupKey ?? ''} ${b.id}`];
  return a.startedAt - b.startedAt || (left < right ? -1 : 1);
}

function hookLocks(incoming: IncomingAlert[]): string[] {
  return [...new Set(incoming.map(({ hookId }) => hookLock(hookId)))];
}

/** The report that came first under the same key, with its group; null when this is the first. */
async function earlierReport({ run }: SpaceTransaction, schema: string, { key }: IncomingReport) {
  if (key === null) return null;
  const [report] = await run<Parameters<typeof signalOfReport>[0]>(
    `select * from ${schema}.reports where key_hash = $1`,
    [keyHash(key)],
  );
  if (report === undefined) return null;
  const [group] = await run<Parameters<typeof groupFrom>[0]>(`select * from ${schema}.signal_groups where id = $1`, [
    report.group_id,
  ]);
  if (group === undefined) throw new Error(`group ${report.group_id} of report ${report.id} is missing`);
  return { group: groupFrom(group), signal: signalOfReport(report), repeated: true, openedGroup: false };
}
