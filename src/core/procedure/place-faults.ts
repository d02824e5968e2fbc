import type { Fault, FoundFault } from './fault.ts';
import type { PlacedYaml } from './yaml/yaml-reader.ts';

/** Beyond these, more faults help nobody. */
const MAX_FAULTS = 100;

/**
 * The first fault at each place: what is wrong with a value says more than what follows from it. Beside lines that are
 * no YAML, nothing is claimed that may only follow from how they were read.
 */
export function placeFaults(found: FoundFault[], yaml: PlacedYaml): Fault[] {
  const spot = ({ line, column }: Fault): string => `${line}:${column}`;
  const taken = new Set<string>();
  const unreadLines = new Set(yaml.faults.map(({ line }) => line));
  const unreadPaths = new Set(yaml.faults.map(({ path }) => path).filter((path) => path !== ''));
  const faults: Fault[] = [];
  for (const fault of found) {
    if (faults.length > MAX_FAULTS) break;
    if (fault.claimsAbsence === true && !yaml.whole) continue;
    const placed = yaml.place(fault);
    const key = fault.claimsAbsence === true ? `${spot(placed)} ${placed.path}` : spot(placed);
    const follows = unreadPaths.has(placed.path) || (!yaml.whole && unreadLines.has(placed.line));
    if (taken.has(key) || follows) continue;
    taken.add(key);
    faults.push(placed);
  }
  return faults;
}

/** Faults in the order of the file, and not more than help. */
export function shownFaults(faults: Fault[]): Fault[] {
  const sorted = faults.toSorted((left, right) => left.line - right.line || left.column - right.column);
  const last = sorted[MAX_FAULTS];
  if (last === undefined) return sorted;
  const { line, column } = last;
  return [
    ...sorted.slice(0, MAX_FAULTS),
    { line, column, path: '', message: 'There are more faults; mend these first.' },
  ];
}
