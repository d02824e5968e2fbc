import type { ASTNode } from '@marcbachmann/cel-js';
import { factName, fixedValues } from './check-condition.ts';
import { compileCondition, type ConditionFacts } from './conditions/incident-conditions.ts';
import { walkAst } from './conditions/walk-ast.ts';

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

/** Answers what conditions can come to, by trying every combination of the facts they speak of. */
export interface PossibleFacts {
  /** Whether the condition can hold at all, or on one given priority; true where that cannot be told. */
  canHold(expression: string | null, priority?: string): boolean;
  /** Which of the conditions hold first for some facts, and `none` when none holds for some; null where that cannot be told. */
  firstMatches(expressions: string[]): Set<number | 'none'> | null;
}

/** More combinations than these are not tried for one question, nor altogether; then nothing is claimed. */
const MOST_PER_QUESTION = 20_000;
const MOST_ALTOGETHER = 200_000;

/** Tries the facts of a procedure with these priorities; each question is worked out once. */
export function possibleFacts(priorities: readonly string[]): PossibleFacts {
  let left = MOST_ALTOGETHER;
  const answers = new Map<string, boolean>();

  const combinations = (expressions: string[], priority?: string): Iterable<ConditionFacts> | null => {
    const nodes = expressions.flatMap(nodesOf);
    if (!isSampled(nodes)) return null;
    const names = new Set(nodes.flatMap((node) => factName(node) ?? [])).difference(new Set(['assessment', 'answers']));
    if (priority !== undefined) names.delete('priority');
    const domains = [...names].map((name) => ({ name, values: valuesOf(name, nodes, priorities) }));
    const count = domains.reduce((product, { values }) => product * values.length, 1);
    if (count > MOST_PER_QUESTION || count > left) return null;
    left -= count;
    return combine(domains, priority === undefined ? START : { ...START, priority });
  };

  const canHold = (expression: string, priority?: string): boolean => {
    const compiled = compileCondition(expression);
    const facts = combinations([expression], priority);
    return !compiled.ok || facts === null || Iterator.from(facts).some((one) => compiled.evaluate(one));
  };

  return {
    canHold(expression, priority) {
      if (expression === null) return true;
      const question = JSON.stringify([expression, priority]);
      const answer = answers.get(question) ?? canHold(expression, priority);
      answers.set(question, answer);
      return answer;
    },
    firstMatches(expressions) {
      const facts = combinations(expressions);
      if (facts === null) return null;
      const tests = expressions.map(evaluator);
      const rows = Iterator.from(facts).map((one) => tests.findIndex((holds) => holds(one)));
      return new Set(rows.map((row) => (row === -1 ? 'none' : row)));
    },
  };
}

function nodesOf(expression: string): ASTNode[] {
  const compiled = compileCondition(expression);
  return compiled.ok ? [...walkAst(compiled.ast)] : [];
}

function evaluator(expression: string): (facts: ConditionFacts) => boolean {
  const compiled = compileCondition(expression);
  return compiled.ok ? compiled.evaluate : () => false;
}

function* combine(domains: { name: string; values: FactValue[] }[], facts: ConditionFacts): Generator<ConditionFacts> {
  const [first, ...rest] = domains;
  if (first === undefined) {
    yield facts;
    return;
  }
  for (const value of first.values) yield* combine(rest, withFact(facts, first.name, value));
}

/** Whether the values that are tried hit every case: not where conditions reckon with numbers or take texts apart. */
function isSampled(nodes: ASTNode[]): boolean {
  return nodes.every(({ op }) => !['+', '-', 'call', 'rcall'].includes(op));
}

function valuesOf(fact: string, nodes: ASTNode[], priorities: readonly string[]): FactValue[] {
  if (fact === 'priority') return [...priorities, ''];
  if (fact === 'assessment.feature') return ['', 'some-feature', ...literals(nodes, 'string')];
  const fixed = fixedValues(fact);
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
  if (first === 'answers')
    return { ...facts, answers: { ...facts.answers, [second]: value as 'yes' | 'no' | 'unknown' } };
  return { ...facts, assessment: { ...facts.assessment, [second]: value } };
}
