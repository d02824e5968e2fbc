import type { ImpactAnswers } from '../incident/assessment.ts';
import { isImpactQuestion } from '../procedure/impact-questions.ts';
import type { ImpactQuestion, ImpactQuestionId } from '../procedure/procedure.ts';

/** Questions that must be answered before the table gives a priority, and are not. */
export function unansweredQuestions(questions: readonly ImpactQuestion[], answers: ImpactAnswers): ImpactQuestion[] {
  return questions.filter(({ id, required }) => required && !isAnswered(id, answers));
}

const ANSWERED: Record<ImpactQuestionId, (answers: ImpactAnswers) => boolean> = {
  feature: ({ featureId }) => featureId !== null,
  customers: ({ customers, customerIds }) => customers > 0 || customerIds.length > 0,
  workaround: ({ workaround }) => workaround !== 'unknown',
  'data-at-risk': ({ dataAtRisk }) => dataAtRisk !== 'unknown',
  worsening: ({ worsening }) => worsening !== 'unknown',
};

/** Whether a question has another answer than `not known`. */
export function isAnswered(id: string, answers: ImpactAnswers): boolean {
  if (isImpactQuestion(id)) return ANSWERED[id](answers);
  return (answers.own?.[id] ?? 'unknown') !== 'unknown';
}
