import type { ASTNode } from '@marcbachmann/cel-js';
import { compile, conditionEnvironment, MAX_CONDITION_LENGTH, type CompiledCondition } from './compile.ts';
import { ownQuestionsIn } from './own-questions.ts';

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

/** Names a condition may ask for, for suggestions. */
export const FACT_NAMES: readonly string[] = [
  ...['priority', 'assumed', 'phase', 'acknowledged', 'mitigated', 'reports', 'alerts', 'reportingCustomers'],
  ...['made', 'feature', 'tier', 'customers', 'workaround', 'dataAtRisk', 'worsening', 'sources'].map(
    (name) => `assessment.${name}`,
  ),
];

const incidentConditions = conditionEnvironment()
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

const MAX_CACHED = 2000;
const compiled = new Map<string, CompiledCondition<ConditionFacts>>();

/** Compiles a CEL condition over `ConditionFacts`; the same text is compiled once. */
export function compileCondition(expression: string): CompiledCondition<ConditionFacts> {
  const cached = compiled.get(expression);
  if (cached !== undefined) return cached;
  const result = compile(incidentConditions, expression, celFacts);
  if (compiled.size >= MAX_CACHED) compiled.clear();
  if (expression.length <= MAX_CONDITION_LENGTH) compiled.set(expression, result);
  return result;
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
