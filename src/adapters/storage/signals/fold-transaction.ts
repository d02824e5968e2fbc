import { jsonText } from '../json-text.ts';
import type { SpaceTransaction } from '../space-database.ts';
import { GROUP_COLUMNS, TAKING, type GroupWithPhase } from './group-columns.ts';
import type { AlertColumns, ReportColumns } from './signal-columns.ts';

/** What folding reads and writes inside its transaction; few statements, however many signals. */
export interface FoldTransaction {
  firing(hashes: string[]): Promise<AlertColumns[]>;
  firingWithLeaseUntil(now: number): Promise<AlertColumns[]>;
  /** Locks groups by id and those that may take alerts of the given keys. */
  groups(ids: string[], keyHashes: string[]): Promise<GroupWithPhase[]>;
  /** Locks the groups of a feature that may take a report. */
  groupsOfFeature(featureId: string): Promise<GroupWithPhase[]>;
  hookNames(ids: string[]): Promise<Map<string, string>>;
  writeGroups(groups: GroupWithPhase[]): Promise<void>;
  writeAlerts(alerts: AlertColumns[]): Promise<void>;
  writeReport(report: ReportColumns): Promise<void>;
}

export function foldTransaction({ run }: SpaceTransaction, schema: string): FoldTransaction {
  const alerts = `${schema}.alerts`;
  const groupsWithPhase = `select g.*, i.phase as incident_phase
    from ${schema}.signal_groups as g left join ${schema}.incidents as i on i.id = g.incident_id`;

  return {
    firing: (hashes) =>
      run<AlertColumns>(`select * from ${alerts} where status = 'firing' and dedup_key_hash = any($1::text[])`, [
        hashes,
      ]),

    firingWithLeaseUntil: (now) =>
      run<AlertColumns>(`select * from ${alerts} where status = 'firing' and lease_until_at <= $1`, [now]),

    groups: (ids, keyHashes) =>
      run<GroupWithPhase>(
        `${groupsWithPhase} where g.id = any($1::text[]) or (g.group_key_hash = any($2::text[]) and g.status in ${TAKING})
        order by g.id for update of g`,
        [ids, keyHashes],
      ),

    groupsOfFeature: (featureId) =>
      run<GroupWithPhase>(
        `${groupsWithPhase} where g.feature_id = $1 and g.status in ${TAKING} order by g.id for update of g`,
        [featureId],
      ),

    async hookNames(ids) {
      const rows = await run<{ id: string; name: string }>(
        `select id, name from ${schema}.hooks where id = any($1::text[])`,
        [ids],
      );
      return new Map(rows.map(({ id, name }) => [id, name]));
    },

    writeGroups: (groups) => upsert(run, schema, 'signal_groups', GROUP_COLUMNS, groups),
    writeAlerts: (rows) => upsert(run, schema, 'alerts', ALERT_COLUMNS, rows),
    writeReport: (report) => upsert(run, schema, 'reports', REPORT_COLUMNS, [report]),
  };
}

const ALERT_COLUMNS = [
  'id',
  'group_id',
  'hook_id',
  'dedup_key',
  'dedup_key_hash',
  'group_key',
  'status',
  'title',
  'details',
  'severity',
  'service',
  'feature_id',
  'labels',
  'link',
  'started_at',
  'ended_at',
  'lease_until_at',
] as const satisfies (keyof AlertColumns)[];

const REPORT_COLUMNS = [
  'id',
  'group_id',
  'title',
  'details',
  'feature_id',
  'customer_id',
  'customer_text',
  'ticket',
  'reporter_name',
  'reporter_email',
  'mail_message_id',
  'key',
  'key_hash',
  'at',
] as const satisfies (keyof ReportColumns)[];

async function upsert(
  run: SpaceTransaction['run'],
  schema: string,
  table: string,
  columns: readonly string[],
  rows: object[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.join(', ');
  const changes = columns.filter((name) => name !== 'id').map((name) => `${name} = excluded.${name}`);
  await run(
    `insert into ${schema}.${table} (${names})
    select ${names} from jsonb_populate_recordset(null::${schema}.${table}, $1::jsonb) order by id
    on conflict (id) do update set ${changes.join(', ')}`,
    [jsonText(rows)],
  );
}
