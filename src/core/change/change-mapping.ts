import { Environment, EvaluationError, ParseError, TypeError as CelTypeError } from '@marcbachmann/cel-js';
import { walkAst } from '../procedure/conditions/walk-ast.ts';

/** Fields of a change that a mapping fills, in the order in which faults are named. */
const MAPPED_FIELDS = [
  ...['when', 'title', 'description', 'kind', 'services', 'environment', 'version', 'status', 'at', 'key'],
  ...['author', 'link', 'repository'],
] as const;
export type MappedField =
  | ('when' | 'title' | 'description' | 'kind' | 'services' | 'environment' | 'version' | 'status' | 'at' | 'key')
  | ('author' | 'link' | 'repository');

/** A CEL expression per field over `body` and `headers`; an absent one fills nothing. */
export type ChangeMapping = { title: string } & Partial<Record<MappedField, string | null>>;

export interface MappingFault {
  field: MappedField;
  message: string;
}

/** What a mapping is asked about: JSON, and headers by lower-case name. */
export interface MappedRequest {
  body: unknown;
  headers: Record<string, string | undefined>;
}

/** What a mapping made of a request; `ignored` when `when` did not hold. */
export type MappedChange =
  | { outcome: 'mapped'; fields: Partial<Record<Exclude<MappedField, 'when'>, string | string[]>> }
  | { outcome: 'ignored' }
  | { outcome: 'failed'; faults: MappingFault[] };

export type CompiledMapping =
  | { ok: true; map: (request: MappedRequest) => MappedChange }
  | { ok: false; faults: MappingFault[] };

type Compiled = { ok: true; evaluate: (facts: Record<string, unknown>) => unknown } | { ok: false; message: string };
type Values = { field: MappedField; evaluate: (facts: Record<string, unknown>) => unknown }[];

const MAX_EXPRESSION_LENGTH = 1000;
/** Longest text of a body that expressions see, so that joining texts stays cheap. */
const MAX_TEXT_LENGTH = 20_000;
const MAX_BODY_DEPTH = 64;

const LIMITS = { maxAstNodes: 100, maxDepth: 24, maxListElements: 50, maxMapEntries: 0, maxCallArguments: 3 };

/** No loops and no regular expressions: what remains costs at most its nodes times the longest text. */
const OPERATORS = new Set<string>([
  ...['value', 'id', '.', '.?', '[]', '[?]', 'call', 'rcall', 'list', '?:', '||', '&&', '!_', '-_'],
  ...['==', '!=', '<', '<=', '>', '>=', 'in', '+', '-'],
]);
const FUNCTIONS = new Set([
  ...['size', 'startsWith', 'endsWith', 'contains', 'has', 'string', 'int', 'double', 'lowerAscii', 'upperAscii'],
  ...['trim', 'split', 'orValue', 'hasValue'],
]);

const mappings = new Environment({ limits: LIMITS, enableOptionalTypes: true })
  .registerVariable('body', 'dyn')
  .registerVariable('headers', 'map<string, string>');

/** Compiles a mapping, or says what is wrong with each of its expressions. */
export function compileMapping(mapping: ChangeMapping): CompiledMapping {
  const values: Values = [];
  const faults: MappingFault[] = [];
  for (const field of MAPPED_FIELDS) {
    const expression = mapping[field];
    if (expression === undefined || expression === null) continue;
    const compiled = compile(expression);
    if (compiled.ok) values.push({ field, evaluate: compiled.evaluate });
    else faults.push({ field, message: compiled.message });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, map: (request) => map(values, request) };
}

function compile(expression: string): Compiled {
  if (expression.trim() === '') return { ok: false, message: 'An expression cannot be empty.' };
  if (expression.length > MAX_EXPRESSION_LENGTH)
    return { ok: false, message: `An expression has at most ${MAX_EXPRESSION_LENGTH} characters.` };
  try {
    const program = mappings.parse(expression);
    for (const node of walkAst(program.ast)) {
      const called = node.op === 'call' || node.op === 'rcall' ? String(node.args[0]) : null;
      if (!OPERATORS.has(node.op)) return { ok: false, message: `"${node.op}" cannot be used here.` };
      if (called !== null && !FUNCTIONS.has(called))
        return { ok: false, message: `"${called}" is no function here; there are ${[...FUNCTIONS].join(', ')}.` };
    }
    const checked = program.check();
    if (!checked.valid) return { ok: false, message: wordsOf(checked.error) };
    return { ok: true, evaluate: (facts) => program(facts) };
  } catch (error) {
    return { ok: false, message: wordsOf(error) };
  }
}

function map(values: Values, { body, headers }: MappedRequest): MappedChange {
  const facts = { body: seen(body), headers: seen(headers) };
  const fields: Partial<Record<MappedField, string | string[]>> = {};
  const faults: MappingFault[] = [];
  for (const { field, evaluate } of values) {
    const result = ask(evaluate, facts);
    if (!result.ok) faults.push({ field, message: result.message });
    else if (field === 'when') {
      if (result.value !== true) return { outcome: 'ignored' };
    } else {
      const text = field === 'services' ? textsOf(result.value) : textOf(result.value);
      if (text === undefined) faults.push({ field, message: 'It gives something that is no text.' });
      else if (text !== null) fields[field] = text;
    }
  }
  if (fields.title === undefined && !faults.some(({ field }) => field === 'title'))
    faults.push({ field: 'title', message: 'It gives nothing for this request.' });
  return faults.length > 0 ? { outcome: 'failed', faults } : { outcome: 'mapped', fields };
}

/** A field that a request does not have gives nothing, as null does. */
function ask(
  evaluate: (facts: Record<string, unknown>) => unknown,
  facts: Record<string, unknown>,
): { ok: true; value: unknown } | { ok: false; message: string } {
  try {
    return { ok: true, value: evaluate(facts) };
  } catch (error) {
    const absent = error instanceof EvaluationError && ['no_such_key', 'index_out_of_bounds'].includes(error.code);
    return absent ? { ok: true, value: null } : { ok: false, message: wordsOf(error) };
  }
}

function textOf(value: unknown): string | null | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  return undefined;
}

function textsOf(value: unknown): string[] | null | undefined {
  const texts = (Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [value]).map(textOf);
  if (texts.includes(undefined)) return undefined;
  return texts.flatMap((text) => text?.trim() ?? []);
}

/** JSON as expressions see it: long texts cut, nothing inherited, and nothing below a depth that no tool reaches. */
function seen(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.slice(0, MAX_TEXT_LENGTH);
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= MAX_BODY_DEPTH) return null;
  if (Array.isArray(value)) return value.map((held) => seen(held, depth + 1));
  return new Map(
    Object.entries(value).flatMap(([name, held]) =>
      held === undefined ? [] : [[name, seen(held, depth + 1)] as const],
    ),
  );
}

function wordsOf(error: unknown): string {
  const known = error instanceof ParseError || error instanceof CelTypeError || error instanceof EvaluationError;
  if (!known) return 'This expression cannot be read.';
  if (error.code === 'limit_exceeded') return 'This expression is too large.';
  if (error.summary.includes('EOF')) return 'The expression ends too early.';
  const variable = /^Unknown variable: (.+)$/.exec(error.summary)?.[1];
  if (variable !== undefined) return `There is no "${variable}": write body or headers, or put a text in quotes.`;
  return `The expression does not fit: ${error.summary.charAt(0).toLowerCase()}${error.summary.slice(1)}.`;
}
