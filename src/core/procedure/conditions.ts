import {
  Environment,
  EvaluationError,
  ParseError,
  TypeError as CelTypeError,
  type ASTNode,
} from '@marcbachmann/cel-js';
import type { ChangeKind } from '../change/recorded-change.ts';

/** What the procedure's conditions may ask of an incident; the names are the same in CEL. */
export interface ConditionFacts {
  /** Priority id, `''` until one is set. */
  priority: string;
  /** The priority was assumed because nobody assessed in time. */
  assumed: boolean;
  phase: string;
  acknowledged: boolean;
  /** A mitigation was verified to work and nothing undid it since. */
  mitigated: boolean;
  /** Reports by people. */
  reports: number;
  alerts: number;
  /** Distinct customers among the reports. */
  reportingCustomers: number;
  assessment: {
    made: boolean;
    /** Feature id, `''` where none is named. */
    feature: string;
    tier: 'core' | 'secondary' | 'unknown';
    customers: number;
    workaround: 'yes' | 'no' | 'unknown';
    dataAtRisk: 'yes' | 'no' | 'unknown';
    worsening: 'yes' | 'no' | 'unknown';
    /** Independent pieces of evidence. */
    sources: number;
  };
  /** Answers to the procedure's own questions, by id; `unknown` where nobody answered. */
  answers?: Readonly<Record<string, 'yes' | 'no' | 'unknown'>>;
}

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

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** A condition ready to be asked, or what is wrong with it; `offset` counts characters from its start. */
export type CompiledCondition<Facts = ConditionFacts> =
  | { ok: true; ast: ASTNode; evaluate: (facts: Facts) => boolean }
  | ConditionFault;

export interface ConditionFault {
  ok: false;
  message: string;
  offset: number;
}

/** Longest condition, in characters; with the other limits it bounds an evaluation to well under a millisecond. */
const MAX_CONDITION_LENGTH = 1000;

/** Largest number a condition may name, so that sums of facts and numbers stay inside 64 bits. */
const MAX_INT = 1_000_000_000n;

const FUNCTIONS = new Set(['size', 'startsWith', 'endsWith', 'contains']);

/**
 * Only what is needed to ask facts, each of it cheap and free of run-time errors: no loops over lists, no regular
 * expressions, no division, no indexing. What remains costs at most its number of nodes.
 */
const OPERATORS = new Set<string>([
  ...['value', 'id', '.', 'call', 'rcall', 'list', '?:', '||', '&&', '!_', '-_'],
  ...['==', '!=', '<', '<=', '>', '>=', 'in', '+', '-'],
]);

const LIMITS = { maxAstNodes: 200, maxDepth: 24, maxListElements: 50, maxMapEntries: 0, maxCallArguments: 2 };

const incidentConditions = new Environment({ limits: LIMITS })
  .registerVariable('priority', 'string')
  .registerVariable('assumed', 'bool')
  .registerVariable('phase', 'string')
  .registerVariable('acknowledged', 'bool')
  .registerVariable('mitigated', 'bool')
  .registerVariable('reports', 'int')
  .registerVariable('alerts', 'int')
  .registerVariable('reportingCustomers', 'int')
  .registerVariable({
    name: 'assessment',
    schema: {
      made: 'bool',
      feature: 'string',
      tier: 'string',
      customers: 'int',
      workaround: 'string',
      dataAtRisk: 'string',
      worsening: 'string',
      sources: 'int',
    },
  })
  .registerVariable('answers', 'map<string, string>');

const changeConditions = new Environment({ limits: LIMITS }).registerVariable({
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

const MAX_CACHED = 2000;
const compiled = new Map<string, CompiledCondition>();

/** Compiles a CEL condition over `ConditionFacts`; the same text is compiled once. */
export function compileCondition(expression: string): CompiledCondition {
  const cached = compiled.get(expression);
  if (cached !== undefined) return cached;
  const result = compile(incidentConditions, expression, (facts: ConditionFacts, ast) => celFacts(facts, ast));
  if (compiled.size >= MAX_CACHED) compiled.clear();
  if (expression.length <= MAX_CONDITION_LENGTH) compiled.set(expression, result);
  return result;
}

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

function compile<Facts>(
  environment: Environment,
  expression: string,
  toCel: (facts: Facts, ast: ASTNode) => Record<string, unknown>,
): CompiledCondition<Facts> {
  if (expression.trim() === '') return refuse('A condition cannot be empty.', 0);
  if (expression.length > MAX_CONDITION_LENGTH) {
    return refuse(`A condition has at most ${MAX_CONDITION_LENGTH} characters; this one has ${expression.length}.`, 0);
  }
  try {
    const program = environment.parse(expression);
    const forbidden = findForbidden(program.ast);
    if (forbidden !== null) return forbidden;
    const checked = program.check();
    if (!checked.valid) return refuse(wordsOf(checked.error), checked.error?.range?.start ?? 0);
    if (checked.type !== 'bool') {
      return refuse(
        `A condition must be true or false; this one gives ${plainTypes(checked.type ?? 'something else')}.`,
        0,
      );
    }
    return { ok: true, ast: program.ast, evaluate: (facts) => program(toCel(facts, program.ast)) === true };
  } catch (error) {
    return refuse(wordsOf(error), offsetOf(error));
  }
}

function refuse(message: string, offset: number): ConditionFault {
  return { ok: false, message, offset };
}

const questionsOf = new WeakMap<ASTNode, string[]>();

/** Ids of the procedure's own questions that a condition asks for, as in `answers.payments`. */
export function ownQuestionsIn(ast: ASTNode): string[] {
  const known = questionsOf.get(ast);
  if (known !== undefined) return known;
  const named = [...walkAst(ast)].flatMap((node) =>
    node.op === '.' && node.args[0].op === 'id' && node.args[0].args === 'answers' ? [node.args[1]] : [],
  );
  const ids = [...new Set(named)];
  questionsOf.set(ast, ids);
  return ids;
}

function celFacts(facts: ConditionFacts, ast: ASTNode): Record<string, unknown> {
  return {
    ...facts,
    // Every question that is asked for has an answer, so that asking cannot fail.
    answers: Object.fromEntries(ownQuestionsIn(ast).map((id) => [id, ownAnswer(facts, id)])),
    reports: BigInt(facts.reports),
    alerts: BigInt(facts.alerts),
    reportingCustomers: BigInt(facts.reportingCustomers),
    assessment: {
      ...facts.assessment,
      customers: BigInt(facts.assessment.customers),
      sources: BigInt(facts.assessment.sources),
    },
  };
}

function ownAnswer({ answers = {} }: ConditionFacts, id: string): string {
  return Object.hasOwn(answers, id) ? (answers[id] ?? 'unknown') : 'unknown';
}

function findForbidden(root: ASTNode): ConditionFault | null {
  for (const node of walkAst(root)) {
    const message = whyForbidden(node);
    if (message !== null) return refuse(message, node.range.start);
  }
  return null;
}

function whyForbidden(node: ASTNode): string | null {
  if (!OPERATORS.has(node.op)) return `"${node.op}" cannot be used in a condition.`;
  if (node.op === 'call' || node.op === 'rcall') return whyForbiddenCall(node.args[0]);
  if (node.op === 'value') {
    if (typeof node.args === 'bigint' && node.args > MAX_INT) return `Numbers in a condition go up to ${MAX_INT}.`;
    if (!['bigint', 'number', 'string', 'boolean'].includes(typeof node.args)) {
      return 'A condition compares texts, numbers, true and false.';
    }
  }
  return null;
}

function whyForbiddenCall(name: string): string | null {
  if (FUNCTIONS.has(name)) return null;
  if (name === 'has') return 'Every fact always has a value, so "has" is not needed: compare with "unknown", "" or 0.';
  if (name === 'matches') return 'Regular expressions can take for ever; use startsWith, endsWith or contains.';
  if (['map', 'filter', 'all', 'exists', 'exists_one', 'bind'].includes(name)) {
    return `Loops such as "${name}" can take for ever; ask for one of several values with x in ["a", "b"].`;
  }
  return `"${name}" is no function of conditions; there are ${[...FUNCTIONS].join(', ')}.`;
}

/** Every node of a parsed condition, the outer before the inner. */
export function* walkAst(root: ASTNode): Generator<ASTNode> {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) waiting.push(...next.toReversed());
    else if (isNode(next)) {
      yield next;
      waiting.push(next.args);
    }
  }
}

function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'op' in value && 'args' in value;
}

function offsetOf(error: unknown): number {
  const known = error instanceof ParseError || error instanceof CelTypeError || error instanceof EvaluationError;
  return known ? (error.range?.start ?? 0) : 0;
}

/** The library's words, told so that somebody who does not know CEL can mend it. */
function wordsOf(error: unknown): string {
  if (error instanceof ParseError) return parseErrorWords(error);
  if (error instanceof CelTypeError) return typeErrorWords(error);
  return 'This is not a condition that can be read.';
}

function parseErrorWords(error: ParseError): string {
  if (error.code === 'limit_exceeded') return 'This condition is too large: split it into several steps or priorities.';
  if (error.summary === 'Unexpected token: EOF') return 'The condition ends too early.';
  if (error.summary === 'Unexpected character: =') return 'Compare with "==", not with "=".';
  if (error.code === 'unexpected_character') return 'From here on this cannot be read as a condition.';
  return `The condition cannot be read here: ${lowerFirst(error.summary)}.`;
}

function typeErrorWords(error: CelTypeError): string {
  const name = /: (\w+)$/.exec(error.summary)?.[1] ?? '';
  if (error.code === 'unknown_variable') return `There is no fact "${name}".`;
  if (error.code === 'no_such_key') return `There is no such fact as "${name}" here.`;
  const overload = /^no such overload: (.+)$/.exec(error.summary)?.[1];
  if (overload !== undefined) return `These do not go together: ${plainTypes(overload)}.`;
  return `The condition does not fit: ${lowerFirst(error.summary)}.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

const PLAIN_TYPES: Record<string, string> = {
  string: 'a text',
  int: 'a number',
  double: 'a decimal',
  bool: 'true or false',
};

function plainTypes(words: string): string {
  return words.replace(/\b(string|int|double|bool)\b/g, (type) => PLAIN_TYPES[type] ?? type);
}

/** Names a condition may ask for, for suggestions. */
export const FACT_NAMES: readonly string[] = [
  ...['priority', 'assumed', 'phase', 'acknowledged', 'mitigated', 'reports', 'alerts', 'reportingCustomers'],
  ...['made', 'feature', 'tier', 'customers', 'workaround', 'dataAtRisk', 'worsening', 'sources'].map(
    (name) => `assessment.${name}`,
  ),
];

/** Names that a condition over a change may ask for. */
export const CHANGE_FACT_NAMES: readonly string[] = [
  ...['kind', 'services', 'legacy', 'migration', 'lines', 'files', 'hour', 'weekday', 'fridayAfternoon'],
  ...['openIncident', 'environment'],
].map((name) => `change.${name}`);
