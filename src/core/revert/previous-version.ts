import { toIso, type Instant } from '../shared/instant.ts';
import type { PlannedChange } from './planned-change.ts';

/** The version of a service that ran before a change; `since` is null when the change itself named it. */
export interface PreviousVersion {
  version: string;
  since: Instant | null;
}

/**
 * What ran before: what the change itself says, else the last deploy of the service to that environment that went well
 * before it; the other way round where the change touches several services.
 */
export function previousVersion(
  change: PlannedChange,
  service: string,
  register: readonly PlannedChange[],
): PreviousVersion | null {
  const before = lastDeploy(change, service, register);
  const several = new Set(change.services).size > 1;
  // One version of several services may be that of another one: what the register knows of this one says more.
  if (change.previousVersion === null || (several && before !== null)) return before;
  const version = change.previousVersion;
  return { version, since: before?.version === version ? before.since : null };
}

function lastDeploy(
  change: PlannedChange,
  service: string,
  register: readonly PlannedChange[],
): { version: string; since: Instant } | null {
  let last: { version: string; since: Instant } | null = null;
  for (const { id, at, kind, status, environment, services, version } of register) {
    const counts = kind === 'deploy' && status === 'succeeded' && version !== null && id !== change.id;
    if (!counts || at >= change.at || environment !== change.environment || !services.includes(service)) continue;
    if (last === null || at > last.since) last = { version, since: at };
  }
  return last;
}

/** The minute in UTC, such as `2026-11-20 14:03 UTC`. */
export function minuteInWords(at: Instant): string {
  return `${toIso(at).slice(0, 16).replace('T', ' ')} UTC`;
}
