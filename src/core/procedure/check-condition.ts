import type { ASTNode } from '@marcbachmann/cel-js';
import type { Phase } from '../incident/phase.ts';
import {
  CHANGE_FACT_NAMES,
  compileChangeCondition,
  WEEKDAYS,
  type ChangeFacts,
} from './conditions/change-conditions.ts';
import { compileCondition, FACT_NAMES } from './conditions/incident-conditions.ts';
import { walkAst } from './conditions/walk-ast.ts';
import type { ConditionFault } from './conditions/condition-fault.ts';
import { closestName, suggest } from './did-you-mean.ts';

/** What is wrong in a condition; `offset` counts characters from its start. */
export interface ConditionProblem {
  offset: number;
  message: string;
  hint?: string;
  /** True when it says that the procedure lacks something. */
  claimsAbsence?: boolean;
}

/** Phases that a condition may name. */
const PHASES = [
  ...(['reported', 'assessing', 'mitigating', 'monitoring', 'stood-down', 'resolved', 'reviewing', 'closed'] as const),
  ...(['not-an-incident', 'duplicate-of'] as const),
] satisfies Phase[];

const YES_NO = ['yes', 'no', 'unknown'];

/** Facts with a fixed set of values, except `priority`, whose values the procedure names. */
const FIXED_VALUES: Readonly<Record<string, readonly string[]>> = {
  phase: PHASES,
  'assessment.tier': ['core', 'secondary', 'unknown'],
  'assessment.workaround': YES_NO,
  'assessment.dataAtRisk': YES_NO,
  'assessment.worsening': YES_NO,
  'change.kind': [
    ...(['deploy', 'config', 'migration', 'flag', 'infra', 'command'] satisfies ChangeFacts['kind'][]),
    'deployment',
  ],
  'change.weekday': WEEKDAYS,
};

/** The values a fact can have, where they are few. */
export function fixedValues(fact: string): readonly string[] | undefined {
  return fact.startsWith('answers.') ? YES_NO : FIXED_VALUES[fact];
}

/** Facts that are decided by the priority table, so the table cannot ask for them. */
const DECIDED_BY_PRIORITY = new Set(['priority', 'assumed', 'phase']);

/** Every problem of a condition: it does not compile, or it compares a fact with a value that it never has. */
export function checkCondition(
  expression: string,
  context: { priorities: readonly string[]; questions?: readonly string[]; use: 'priority' | 'step' },
): ConditionProblem[] {
  const compiled = compileCondition(expression);
  if (!compiled.ok) return [withFactHint(compiled, FACT_NAMES)];
  const problems: ConditionProblem[] = [];
  for (const node of walkAst(compiled.ast)) {
    if (context.use === 'priority' && node.op === 'id' && DECIDED_BY_PRIORITY.has(node.args)) {
      problems.push({
        offset: node.range.start,
        message: `"${node.args}" is not known yet when a priority is chosen.`,
        hint: 'Ask for the assessment, reports, alerts or reportingCustomers.',
      });
    }
    problems.push(...unaskedQuestion(node, context.questions ?? []));
    problems.push(...impossibleComparisons(node, context.priorities));
  }
  return problems;
}

/** `answers.x` where the procedure asks no question x. */
function unaskedQuestion(node: ASTNode, questions: readonly string[]): ConditionProblem[] {
  const fact = factName(node);
  if (fact === null || !fact.startsWith('answers.') || node.op !== '.') return [];
  const id = fact.slice('answers.'.length);
  if (questions.includes(id)) return [];
  const hint = suggest(id, questions) ?? 'Ask it under assessment, questions.';
  return [{ offset: node.range.start, message: `The assessment does not ask "${id}".`, claimsAbsence: true, hint }];
}

/** Every problem of a condition over a change. */
export function checkChangeCondition(expression: string): ConditionProblem[] {
  const compiled = compileChangeCondition(expression);
  if (!compiled.ok) return [withFactHint(compiled, CHANGE_FACT_NAMES)];
  return [...walkAst(compiled.ast)].flatMap((node) => impossibleComparisons(node, []));
}

/** A fact's name in CEL, such as `assessment.tier`, or null when the node is something else. */
export function factName(node: ASTNode): string | null {
  if (node.op === 'id') return node.args;
  if (node.op === '.' && node.args[0].op === 'id') return `${node.args[0].args}.${node.args[1]}`;
  return null;
}

function withFactHint({ offset, message }: ConditionFault, facts: readonly string[]): ConditionProblem {
  const name = /^There is no (?:such )?fact (?:as )?"(\w+)"/.exec(message)?.[1];
  if (name === undefined) return { offset, message };
  const slip = closestName(
    name,
    facts.map((fact) => fact.split('.').at(-1) ?? fact),
  );
  const meant = facts.find((fact) => fact.split('.').at(-1) === slip);
  return { offset, message, hint: meant === undefined ? `Facts are ${facts.join(', ')}.` : `Did you mean "${meant}"?` };
}

function impossibleComparisons(node: ASTNode, priorities: readonly string[]): ConditionProblem[] {
  if (node.op !== '==' && node.op !== '!=' && node.op !== 'in') return [];
  const [left, right] = node.args;
  const fact = factName(left) ?? factName(right);
  if (fact === null) return [];
  const values = fact === 'priority' ? [...priorities, ''] : fixedValues(fact);
  if (values === undefined) return [];
  return textsOf(factName(left) === null ? left : right)
    .filter(({ text }) => !values.includes(text))
    .map(({ text, offset }) => {
      const hint = suggest(
        text,
        values.filter((value) => value !== ''),
      );
      return {
        offset,
        message: `"${fact}" is never "${text}".`,
        claimsAbsence: fact === 'priority',
        ...(hint === undefined ? {} : { hint }),
      };
    });
}

function textsOf(node: ASTNode): { text: string; offset: number }[] {
  if (node.op === 'value') return typeof node.args === 'string' ? [{ text: node.args, offset: node.range.start }] : [];
  return node.op === 'list' ? node.args.flatMap(textsOf) : [];
}
