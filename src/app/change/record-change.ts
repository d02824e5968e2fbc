import { previousVersion } from '#core/change/previous-version.ts';
import { changeRecorded } from './change-recorded.ts';
import type { ChangeRecorded, ChangeRow } from '../ports/changes.ts';
import type { SpaceContext } from '../space-context.ts';

/** How many earlier deployments of a service are looked through for what ran before. */
const LOOK_BACK = 50;

/** Records a change, or news of the one that has its key; durable when it answers. */
export async function recordChange(context: SpaceContext, row: ChangeRow): Promise<ChangeRecorded> {
  const version = row.previousVersion ?? (await versionBefore(context, row));
  const recorded = await context.storage.changes.record({ ...row, previousVersion: version });
  if (recorded.outcome !== 'repeated' || recorded.undone.length > 0) await changeRecorded(context, recorded);
  return recorded;
}

async function versionBefore({ storage }: SpaceContext, row: ChangeRow): Promise<string | null> {
  if (row.kind !== 'deploy') return null;
  const { environment, at, services, repository } = row;
  const last = { environment, kind: row.kind, status: 'succeeded' as const, toAt: at, limit: LOOK_BACK };
  const places =
    services.length > 0 ? services.map((service) => ({ service })) : repository === null ? [] : [{ repository }];
  const found = await Promise.all(places.map((place) => storage.changes.list({ ...last, ...place })));
  return previousVersion(row, found.flat());
}
