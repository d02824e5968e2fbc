import type { ASTNode } from '@marcbachmann/cel-js';
import { factName, FIXED_VALUES } from './check-condition.ts';
import { compileCondition, walkAst, type ConditionFacts } from './conditions.ts';

type FactValue = string | number | boolean;

/** Where nothing is known: what an incident that was just reported looks like. */
const START: ConditionFacts = {
  priority: '',
  assumed: false,
  phase: 'reported',
  acknowledged: false,
  mitigated: false,
  reports: 0,
  alerts: 0,
  reportingCustomers: 0,
  assessment: {
    made: false,
    feature: '',
    tier: 'unknown',
    customers: 0,
    workaround: 'unknown',
    dataAtRisk: 'unknown',
    worsening: 'unknown',
    sources: 0,
  },
};

const COUNTS = [0, 1, 2, 3, 100];

/**
 * Every combination of the facts that these conditions speak of, with numbers and texts around those they name.
 * Null when there are more than `most`, or when samples could miss a case, so that nothing is claimed then.
 */
export function possibleFacts(
  expressions: readonly string[],
  known: { priorities: readonly string[]; priority?: string },
  most: number,
): ConditionFacts[] | null {
  const nodes = expressions.flatMap((expression) => {
    const compiled = compileCondition(expression);
    return compiled.ok ? [...walkAst(compiled.ast)] : [];
  });
  if (!isSampled(nodes)) return null;
  const facts = new Set(nodes.flatMap((node) => factName(node) ?? [])).difference(new Set(['assessment']));
  let combinations: ConditionFacts[] = [known.priority === undefined ? START : { ...START, priority: known.priority }];
  for (const fact of facts) {
    if (fact === 'priority' && known.priority !== undefined) continue;
    const values = valuesOf(fact, nodes, known.priorities);
    if (combinations.length * values.length > most) return null;
    combinations = combinations.flatMap((one) => values.map((value) => withFact(one, fact, value)));
  }
  return combinations;
}

/** Whether the condition can hold at all; true where that cannot be told. */
export function canHold(
  expression: string | null,
  known: { priorities: readonly string[]; priority?: string },
  most = 2000,
): boolean {
  if (expression === null) return true;
  const compiled = compileCondition(expression);
  if (!compiled.ok) return true;
  const facts = possibleFacts([expression], known, most);
  return facts === null || facts.some((one) => compiled.evaluate(one));
}

/** Whether the values that are tried hit every case: not where conditions reckon with numbers or take texts apart. */
function isSampled(nodes: ASTNode[]): boolean {
  return nodes.every(({ op }) => !['+', '-', 'call', 'rcall'].includes(op));
}

function valuesOf(fact: string, nodes: ASTNode[], priorities: readonly string[]): FactValue[] {
  if (fact === 'priority') return [...priorities, ''];
  if (fact === 'assessment.feature') return ['', 'some-feature', ...literals(nodes, 'string')];
  const fixed = FIXED_VALUES[fact];
  if (fixed !== undefined) return [...fixed];
  if (typeof factOf(START, fact) === 'boolean') return [false, true];
  const named = literals(nodes, 'number').flatMap((count) => [count - 1, count, count + 1]);
  return [...new Set([...COUNTS, ...named])].filter((count) => count >= 0);
}

/** Texts or whole numbers that the conditions name. */
function literals<T extends 'string' | 'number'>(nodes: ASTNode[], type: T): (T extends 'string' ? string : number)[];
function literals(nodes: ASTNode[], type: 'string' | 'number'): (string | number)[] {
  const found = nodes.flatMap((node): (string | number)[] => {
    if (node.op !== 'value') return [];
    if (type === 'string') return typeof node.args === 'string' ? [node.args] : [];
    return typeof node.args === 'bigint' || typeof node.args === 'number' ? [Math.floor(Number(node.args))] : [];
  });
  return [...new Set(found)];
}

function factOf(facts: ConditionFacts, name: string): unknown {
  const [first = '', second] = name.split('.');
  const value = (facts as unknown as Record<string, unknown>)[first];
  return second === undefined ? value : (value as Record<string, unknown>)[second];
}

function withFact(facts: ConditionFacts, name: string, value: FactValue): ConditionFacts {
  const [first = '', second] = name.split('.');
  if (second === undefined) return { ...facts, [first]: value };
  return { ...facts, assessment: { ...facts.assessment, [second]: value } };
}
