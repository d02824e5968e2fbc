import type { VersionedChange } from './previous-version.ts';

/** What is read of an earlier deployment to tell whether it was undone. */
export type UndoableChange = VersionedChange & { previousVersion: string | null };

/**
 * The deployment that another undoes by bringing back what ran before it: the last one there, of the same services or
 * fewer. Null when it is none, as when a newer version goes out.
 */
export function undoneChange(change: VersionedChange, register: readonly UndoableChange[]): UndoableChange | null {
  if (change.kind !== 'deploy' || change.version === null) return null;
  const last = register
    .filter((one) => isThere(one, change) && one.id !== change.id && one.at < change.at && one.status !== 'rolled-back')
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
    .at(0);
  const brings = last?.previousVersion === change.version && last.version !== change.version;
  return brings && last.services.every((service) => change.services.includes(service)) ? last : null;
}

function isThere(one: UndoableChange, change: VersionedChange): boolean {
  if (one.kind !== 'deploy' || one.environment !== change.environment) return false;
  if (change.services.length > 0) return one.services.some((service) => change.services.includes(service));
  return one.services.length === 0 && one.repository !== null && one.repository === change.repository;
}
