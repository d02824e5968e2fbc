import type { ChangeRow } from '../ports/changes.ts';

/** A deployment to production that succeeded and of which nothing else is known, unless it is said. */
export function changeRow(known: Pick<ChangeRow, 'id' | 'title' | 'at'> & Partial<ChangeRow>): ChangeRow {
  return {
    description: '',
    kind: 'deploy',
    services: [],
    status: 'succeeded',
    statusAt: known.at,
    endsAt: null,
    author: null,
    environment: 'production',
    size: null,
    version: null,
    previousVersion: null,
    repository: null,
    link: null,
    source: 'api',
    key: null,
    isRevert: false,
    reverts: null,
    revertPlan: null,
    plan: null,
    gate: null,
    ...known,
  };
}
