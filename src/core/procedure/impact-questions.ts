import type { ImpactQuestion, ImpactQuestionId } from './procedure.ts';

/** The questions whose answers the table knows by name, with the words they are asked in unless the file has its own. */
export const IMPACT_QUESTIONS: Readonly<Record<ImpactQuestionId, string>> = {
  feature: 'Which feature is hurt?',
  customers: 'Which customers are hurt?',
  workaround: 'Is there a workaround?',
  'data-at-risk': 'Is data at risk?',
  worsening: 'Is it getting worse?',
};

/** What is asked when the procedure does not say: everything, and nothing of it must be known. */
export const DEFAULT_QUESTIONS: readonly ImpactQuestion[] = Object.entries(IMPACT_QUESTIONS).map(([id, ask]) => ({
  id,
  ask,
  required: false,
}));

/** More questions than these nobody answers at night. */
export const MOST_QUESTIONS = 12;
/** Each question of its own multiplies the priority table by three. */
export const MOST_OWN_QUESTIONS = 4;
/** How a question of the procedure's own is named, so that conditions can ask for it. */
export const OWN_QUESTION_PATTERN = /^[a-z][A-Za-z0-9]{0,39}$/;

/** Whether a question is one that the table knows by name. */
export function isImpactQuestion(id: string): id is ImpactQuestionId {
  return Object.hasOwn(IMPACT_QUESTIONS, id);
}

/** The procedure's own questions, answered yes or no. */
export function ownQuestions(questions: readonly ImpactQuestion[]): ImpactQuestion[] {
  return questions.filter(({ id }) => !isImpactQuestion(id));
}
