import { checkChangeCondition, checkCondition, type ConditionProblem } from './check-condition.ts';
import type { DefinedNames } from './check-names.ts';
import { faultAt, type FilePath, type FoundFault } from './fault.ts';
import { looseList, looseSet, looseText } from './loose-data.ts';
import { checkTemplate } from './render-template.ts';

/** Faults of conditions: they do not parse, do not fit the facts, cost too much or can never hold. */
export function conditionFaults(data: unknown, names: DefinedNames): FoundFault[] {
  const file = looseSet(data);
  const check = (value: unknown, path: FilePath, use: 'priority' | 'step'): FoundFault[] =>
    placed(value, path, (expression) =>
      checkCondition(expression, { priorities: names.priorities, questions: names.questions, use }),
    );
  const each = (list: unknown, path: FilePath, use: 'priority' | 'step'): FoundFault[] =>
    looseList(list)
      .slice(0, MOST_CHECKED)
      .flatMap((item, index) => check(looseSet(item)['when'], [...path, index, 'when'], use));
  return [
    ...each(file['priorities'], ['priorities'], 'priority'),
    ...each(looseSet(file['assessment'])['assumed'], ['assessment', 'assumed'], 'priority'),
    ...each(file['steps'], ['steps'], 'step'),
    ...placed(looseSet(file['revert'])['require-plan-when'], ['revert', 'require-plan-when'], checkChangeCondition),
  ];
}

function placed(value: unknown, path: FilePath, check: (expression: string) => ConditionProblem[]): FoundFault[] {
  const expression = looseText(value);
  if (expression === null) return [];
  return check(expression).map(({ message, hint, offset, claimsAbsence = false }) => ({
    ...faultAt(path, message, hint),
    offset,
    claimsAbsence,
  }));
}

/** Faults of templates: unknown fields, parts that are not closed, places that could stay empty. */
export function templateFaults(data: unknown): FoundFault[] {
  const templates = Object.entries(looseSet(looseSet(data)['templates'])).slice(0, MOST_CHECKED);
  return templates.flatMap(([id, template]) =>
    ['subject', 'body'].flatMap((part) => {
      const text = looseText(looseSet(template)[part]);
      const path = ['templates', id, part];
      if (text === null || text.length > LONGEST_TEMPLATE) return [];
      return checkTemplate(text).map((fault) => ({
        ...faultAt(path, fault.message, fault.hint),
        offset: fault.offset,
      }));
    }),
  );
}

/** More than these are refused by the file's shape. */
const MOST_CHECKED = 300;
const LONGEST_TEMPLATE = 10_000;
