/** A change as coverage counts it. */
export interface CountedChange {
  services: readonly string[];
  teams: readonly string[];
  /** The local date on which its week begins. */
  weekOn: string;
  /** It had a complete plan at that time. */
  complete: boolean;
  /** And that plan had been rehearsed lately. */
  rehearsed: boolean;
}

export interface CoverageShare {
  name: string;
  changes: number;
  complete: number;
  rehearsed: number;
}

/** How many changes had a way back: altogether, and by service, team and week. One of several services counts for each. */
export function planCoverage(changes: readonly CountedChange[]): {
  total: CoverageShare;
  services: CoverageShare[];
  teams: CoverageShare[];
  weeks: CoverageShare[];
} {
  return {
    total: shares(changes, () => ['all'])[0] ?? { name: 'all', changes: 0, complete: 0, rehearsed: 0 },
    services: shares(changes, ({ services }) => services),
    teams: shares(changes, ({ teams }) => teams),
    weeks: shares(changes, ({ weekOn }) => [weekOn]),
  };
}

function shares(
  changes: readonly CountedChange[],
  namesOf: (change: CountedChange) => readonly string[],
): CoverageShare[] {
  const byName = new Map<string, CoverageShare>();
  for (const change of changes) {
    for (const name of new Set(namesOf(change))) {
      const share = byName.get(name) ?? { name, changes: 0, complete: 0, rehearsed: 0 };
      byName.set(name, {
        name,
        changes: share.changes + 1,
        complete: share.complete + (change.complete ? 1 : 0),
        rehearsed: share.rehearsed + (change.complete && change.rehearsed ? 1 : 0),
      });
    }
  }
  return [...byName.values()].toSorted((left, right) => (left.name < right.name ? -1 : 1));
}
