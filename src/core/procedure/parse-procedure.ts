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
import { placeFaults, shownFaults } from './place-faults.ts';
import { readYaml } from './yaml/read-yaml.ts';
import { procedureFile } from './schema/procedure-file.ts';
import { shapeFaults } from './shape-faults.ts';
import { toProcedure } from './to-procedure.ts';

/** A procedure with the holes that a valid file can have, or every fault of the file at once. */
export type ParsedProcedure = { ok: true; procedure: Procedure; warnings: Hole[] } | { ok: false; faults: Fault[] };

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
    return { ok: false, faults: yaml.faults.length > 0 ? shownFaults(yaml.faults) : [empty] };
  }
  const shape = procedureFile.safeParse(yaml.data);
  const found = [...(shape.success ? [] : shapeFaults(shape.error.issues, yaml.data)), ...meaningFaults(yaml.data)];
  const faults = [...yaml.faults, ...placeFaults(found, yaml)];
  if (faults.length > 0 || !shape.success) return { ok: false, faults: shownFaults(faults) };
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
