import type { RecordedChange } from './recorded-change.ts';

/** What is read of a change to tell what ran before it. */
export type VersionedChange = Pick<RecordedChange, 'id' | 'at' | 'kind' | 'services' | 'environment' | 'status'> & {
  version: string | null;
  repository: string | null;
};

/**
 * What ran before a deployment: the version of the last one that succeeded in the same environment, service by service.
 * Null when none is known, or when its services ran different ones: then there is no one version to go back to.
 */
export function previousVersion(change: VersionedChange, register: readonly VersionedChange[]): string | null {
  if (change.kind !== 'deploy') return null;
  const earlier = register
    .filter((one) => isEarlierDeployment(one, change))
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  const places = change.services.length > 0 ? change.services : [null];
  const versions = new Set(places.map((service) => earlier.find((one) => runsAt(one, service, change))?.version));
  const [only] = versions;
  return versions.size === 1 && only !== undefined && only !== change.version ? only : null;
}

function isEarlierDeployment(one: VersionedChange, change: VersionedChange): boolean {
  return (
    one.id !== change.id &&
    one.kind === 'deploy' &&
    one.status === 'succeeded' &&
    one.version !== null &&
    one.environment === change.environment &&
    one.at < change.at
  );
}

/** Without a service, what was deployed from the same repository counts. */
function runsAt(one: VersionedChange, service: string | null, change: VersionedChange): boolean {
  if (service !== null) return one.services.includes(service);
  return one.repository !== null && one.repository === change.repository;
}
