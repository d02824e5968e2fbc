import type { ASTNode } from '@marcbachmann/cel-js';
import type { ChangeKind } from '../../change/recorded-change.ts';
import { compile, conditionEnvironment, type CompiledCondition } from './compile.ts';
import { walkAst } from './walk-ast.ts';

/** What the revert policy's conditions may ask of a change, as `change.kind` and so on; hours in the calendar's zone. */
export interface ChangeFacts {
  kind: ChangeKind;
  /** Services that it touches. */
  services: number;
  /** It touches code that few know. */
  legacy: boolean;
  /** It is a migration, or brings one. */
  migration: boolean;
  /** Lines and files that it touches; 0 where nobody said. */
  lines: number;
  files: number;
  /** Hour of the day, 0 to 23. */
  hour: number;
  weekday: Weekday;
  /** On a Friday from noon on. */
  fridayAfternoon: boolean;
  /** An incident is open. */
  openIncident: boolean;
  environment: string;
}

/** Days of the week as conditions and calendars name them, from Monday. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Names that a condition over a change may ask for. */
export const CHANGE_FACT_NAMES: readonly string[] = [
  ...['kind', 'services', 'legacy', 'migration', 'lines', 'files', 'hour', 'weekday', 'fridayAfternoon'],
  ...['openIncident', 'environment'],
].map((name) => `change.${name}`);

const changeConditions = conditionEnvironment().registerVariable({
  name: 'change',
  schema: {
    kind: 'string',
    services: 'int',
    legacy: 'bool',
    migration: 'bool',
    lines: 'int',
    files: 'int',
    hour: 'int',
    weekday: 'string',
    fridayAfternoon: 'bool',
    openIncident: 'bool',
    environment: 'string',
  },
});

/** Compiles a CEL condition over a change, for `revert.require-plan-when`. */
export function compileChangeCondition(expression: string): CompiledCondition<ChangeFacts> {
  return compile(changeConditions, expression, ({ services, lines, files, hour, ...facts }, ast) => ({
    change: {
      ...facts,
      kind: asWritten(facts.kind, ast),
      services: BigInt(services),
      lines: BigInt(lines),
      files: BigInt(files),
      hour: BigInt(hour),
    },
  }));
}

/** `deployment` is another word for `deploy`: a condition that uses it is answered with it. */
function asWritten(kind: ChangeKind, ast: ASTNode): string {
  if (kind !== 'deploy') return kind;
  const usesOther = [...walkAst(ast)].some((node) => node.op === 'value' && node.args === 'deployment');
  return usesOther ? 'deployment' : kind;
}
