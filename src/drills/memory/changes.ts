import type { ChangeFilter, ChangeRecorded, ChangeRow, Changes } from '#app/ports/changes.ts';
import { isNews, withNews, type ChangeNews } from '#core/change/change-news.ts';

export function memoryChanges(): Changes {
  const byId = new Map<string, ChangeRow>();
  const withKey = (key: string): ChangeRow | undefined => byId.values().find((known) => known.key === key);
  const takeNews = (known: ChangeRow, news: ChangeNews): ChangeRecorded => {
    const change = withNews(known, news);
    byId.set(change.id, change);
    return { change, outcome: isNews(known, change) ? 'updated' : 'repeated', undone: undo(byId, change) };
  };
  return {
    async list(filter) {
      const rows = byId.values().filter((row) => matches(row, filter));
      return [...rows].toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).slice(0, filter.limit);
    },
    async byIds(ids) {
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    async byKey(key) {
      return withKey(key) ?? null;
    },
    async record(row) {
      const earlier = row.key === null ? undefined : withKey(row.key);
      if (earlier !== undefined) return takeNews(earlier, row);
      byId.set(row.id, row);
      return { change: row, outcome: 'recorded', undone: undo(byId, row) };
    },
    async update(id, news) {
      const known = byId.get(id);
      return known === undefined ? null : takeNews(known, news);
    },
    async amend(id, more) {
      const known = byId.get(id);
      if (known === undefined) return null;
      const change = { ...known, ...more };
      byId.set(id, change);
      return change;
    },
  };
}

function matches(row: ChangeRow, filter: ChangeFilter): boolean {
  const { service, environment, kind, status, repository, fromAt, toAt, after } = filter;
  return (
    (service === undefined || row.services.includes(service)) &&
    (environment === undefined || row.environment === environment) &&
    (kind === undefined || row.kind === kind) &&
    (status === undefined || row.status === status) &&
    (repository === undefined || row.repository === repository) &&
    (fromAt === undefined || row.at >= fromAt) &&
    (toAt === undefined || row.at < toAt) &&
    (after === undefined || row.at < after.at || (row.at === after.at && row.id < after.id))
  );
}

function undo(byId: Map<string, ChangeRow>, revert: ChangeRow): string[] {
  const undone = revert.reverts === null || revert.reverts === revert.id ? undefined : byId.get(revert.reverts);
  if (undone === undefined || undone.status === 'rolled-back' || revert.status !== 'succeeded') return [];
  const at = revert.endsAt ?? revert.at;
  byId.set(undone.id, { ...undone, status: 'rolled-back', statusAt: at, endsAt: at });
  return [undone.id];
}
