import type { ASTNode } from '@marcbachmann/cel-js';
import { refuse, type ConditionFault } from './condition-fault.ts';
import { walkAst } from './walk-ast.ts';

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

/** The first part of a condition that conditions do not offer; null when all of it may be asked. */
export function findForbidden(root: ASTNode): ConditionFault | null {
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
