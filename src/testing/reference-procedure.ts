import { readFileSync } from 'node:fs';
import { parseProcedure } from '#core/procedure/parse-procedure.ts';
import type { Procedure } from '#core/procedure/procedure.ts';

const FILE = new URL('../../procedures/reference.yaml', import.meta.url);

/** The YAML of the procedure that ships with the desk. */
export function referenceYaml(): string {
  return readFileSync(FILE, 'utf8');
}

/** The YAML of the procedure with five levels, which ships beside it. */
export function fiveLevelsYaml(): string {
  return readFileSync(new URL('../../procedures/five-levels.yaml', import.meta.url), 'utf8');
}

/** The procedure that ships with the desk, read. */
export function referenceProcedure(): Procedure {
  return read(referenceYaml());
}

/** The procedure with five levels, read. */
export function fiveLevelsProcedure(): Procedure {
  return read(fiveLevelsYaml());
}

function read(yaml: string): Procedure {
  const parsed = parseProcedure(yaml);
  if (!parsed.ok) throw new Error(`a shipped procedure has faults: ${JSON.stringify(parsed.faults)}`);
  return parsed.procedure;
}
