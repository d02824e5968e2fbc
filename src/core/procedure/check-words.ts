import { COMMS_LANGUAGES, commsLanguage } from '../comms/languages.ts';
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

/** Faults of templates: unknown fields, parts that are not closed, places that could stay empty, in every language. */
export function templateFaults(data: unknown): FoundFault[] {
  const templates = Object.entries(looseSet(looseSet(data)['templates'])).slice(0, MOST_CHECKED);
  return templates.flatMap(([id, template]) => {
    const path = ['templates', id];
    const { language, translations } = looseSet(template);
    const translated = Object.entries(looseSet(translations)).slice(0, MOST_CHECKED);
    return [
      ...textFaults(template, path),
      ...languageFaults(language, [...path, 'language']),
      ...translated.flatMap(([code, words]) => {
        const at = [...path, 'translations', code];
        return [...textFaults(words, at), ...languageFaults(code, at)];
      }),
    ];
  });
}

/** The languages of audiences in which the desk has nothing to say. */
export function audienceLanguageFaults(data: unknown): FoundFault[] {
  const audiences = Object.entries(looseSet(looseSet(data)['audiences'])).slice(0, MOST_CHECKED);
  return audiences.flatMap(([id, audience]) =>
    languageFaults(looseSet(audience)['language'], ['audiences', id, 'language']),
  );
}

function textFaults(words: unknown, path: FilePath): FoundFault[] {
  return ['subject', 'body'].flatMap((part) => {
    const text = looseText(looseSet(words)[part]);
    if (text === null || text.length > LONGEST_TEMPLATE) return [];
    return checkTemplate(text).map((fault) => ({
      ...faultAt([...path, part], fault.message, fault.hint),
      offset: fault.offset,
    }));
  });
}

/** Words of a template are mixed with sentences of the desk, so they need a language in which it has some. */
function languageFaults(code: unknown, path: FilePath): FoundFault[] {
  const language = looseText(code);
  if (language === null || commsLanguage(language) !== null) return [];
  const known = COMMS_LANGUAGES.map((one) => one.code).join(', ');
  return [
    faultAt(
      path,
      `The desk has no sentences of its own in "${language}".`,
      `Use one of ${known}, or add a folder of its sentences to TwoAM.`,
    ),
  ];
}

/** More than these are refused by the file's shape. */
const MOST_CHECKED = 300;
const LONGEST_TEMPLATE = 10_000;
