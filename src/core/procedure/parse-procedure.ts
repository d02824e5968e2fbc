import { calendarFaults } from './check-calendar.ts';
import { definedNames, nameFaults } from './check-names.ts';
import { slaFaults } from './check-sla.ts';
import { stepFaults } from './check-steps.ts';
import { audienceLanguageFaults, conditionFaults, templateFaults } from './check-words.ts';
import type { Fault, FoundFault } from './fault.ts';
import { findHoles } from './find-holes.ts';
import type { Hole } from './hole.ts';
import { looseSet } from './loose-data.ts';
import type { Procedure } from './procedure.ts';
import { readYaml, type PlacedYaml } from './read-yaml.ts';
import { procedureFile } from './schema.ts';
import { shapeFaults } from './shape-faults.ts';
import { toProcedure } from './to-procedure.ts';

/** A procedure with the holes that a valid file can have, or every fault of the file at once. */
export type ParsedProcedure = { ok: true; procedure: Procedure; warnings: Hole[] } | { ok: false; faults: Fault[] };

/** Beyond these, more faults help nobody. */
const MAX_FAULTS = 100;

/** Reads a procedure's YAML. Never throws, whatever the text; takes at most a few hundred milliseconds. */
export function parseProcedure(text: string): ParsedProcedure {
  const yaml = readYaml(text);
  if (yaml.data === undefined || yaml.data === null) {
    const empty: Fault = {
      line: 1,
      column: 1,
      path: '',
      message: 'The file is empty.',
      hint: 'Start from procedures/reference.yaml.',
    };
    return { ok: false, faults: yaml.faults.length > 0 ? shown(yaml.faults) : [empty] };
  }
  const shape = procedureFile.safeParse(yaml.data);
  const found = [...(shape.success ? [] : shapeFaults(shape.error.issues, yaml.data)), ...meaningFaults(yaml.data)];
  const faults = [...yaml.faults, ...place(found, yaml)];
  if (faults.length > 0 || !shape.success) return { ok: false, faults: shown(faults) };
  const procedure = toProcedure(shape.data);
  const warnings = findHoles(procedure).map((hole) => ({ ...hole, ...yaml.positionOf(hole.at) }));
  return { ok: true, procedure, warnings };
}

function meaningFaults(data: unknown): FoundFault[] {
  const names = definedNames(data);
  return [
    ...calendarFaults(looseSet(data)['calendar']),
    ...nameFaults(data, names),
    ...slaFaults(data),
    ...stepFaults(data, names),
    ...conditionFaults(data, names),
    ...templateFaults(data),
    ...audienceLanguageFaults(data),
  ];
}

/**
 * The first fault at each place: what is wrong with a value says more than what follows from it. Beside lines that are
 * no YAML, nothing is claimed that may only follow from how they were read.
 */
function place(found: FoundFault[], yaml: PlacedYaml): Fault[] {
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

function shown(faults: Fault[]): Fault[] {
  const sorted = faults.toSorted((left, right) => left.line - right.line || left.column - right.column);
  const last = sorted[MAX_FAULTS];
  if (last === undefined) return sorted;
  const { line, column } = last;
  return [
    ...sorted.slice(0, MAX_FAULTS),
    { line, column, path: '', message: 'There are more faults; mend these first.' },
  ];
}
