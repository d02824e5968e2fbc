import type { AnswerOf } from '#contract/route.ts';
import type { previewAssessment } from '#contract/assessment.ts';
import { knownAnswers, lastByAPerson } from '#contract/known-answers.ts';
import type { Room } from '#contract/room.ts';
import type { AssessBody } from './impact-options.ts';

/** Each question with its answer and where that comes from, then graphs that can be evidence. */
export function suggestionLines(room: Room, body: AssessBody): string[] {
  return [
    ...room.questions.flatMap((question) => {
      const answer = answerTo(question.id, body);
      return [`${question.ask} (${question.id}): ${answer}`, `  ${whenceOf(question, answer, room, body)}`];
    }),
    ...(body.symptom == null ? [] : [`What customers see: ${body.symptom}`]),
    ...(body.workaroundText == null ? [] : [`What customers can do meanwhile: ${body.workaroundText}`]),
    ...room.suggested.links.map(({ title, url }) => `Graph of “${title}”: ${url}`),
  ];
}

/** What the answers would give, and whether the evidence is enough for it. */
export function previewLines({
  priority,
  title,
  reason,
  refused,
  sources,
}: AnswerOf<typeof previewAssessment>): string[] {
  return [
    refused ?? `This gives ${priority ?? 'no priority'}: ${title}. ${reason}`,
    ...(sources.needed > 0
      ? [`Independent sources: ${sources.given} of ${sources.needed} that are needed.`]
      : [`Independent sources: ${sources.given}.`]),
  ];
}

function answerTo(question: string, body: AssessBody): string {
  if (question === 'feature') return body.featureId ?? 'unknown';
  if (question === 'customers') {
    const named = body.customerIds ?? [];
    const counted = body.customers === undefined ? '' : ` (${body.customers} in all)`;
    return named.length === 0 && counted === '' ? 'unknown' : `${named.join(', ')}${counted}`.trim();
  }
  if (question === 'workaround') return body.workaround ?? 'unknown';
  if (question === 'data-at-risk') return body.dataAtRisk ?? 'unknown';
  if (question === 'worsening') return body.worsening ?? 'unknown';
  return body.own?.[question] ?? 'unknown';
}

/** Where an answer comes from: what was typed, the last assessment, or the signals. */
function whenceOf({ id, required }: Room['questions'][number], answer: string, room: Room, body: AssessBody): string {
  const typed = body.basis?.find(({ question }) => question === id)?.text;
  if (typed !== undefined) return `You: ${typed}`;
  if (answer === 'unknown') return required ? 'Not known yet; no priority is given before it is.' : 'Not known yet.';
  if (answer === answerTo(id, suggestedBody(room))) {
    const because = room.suggested.because.find(({ question }) => question === id);
    if (because !== undefined) return [because.sentence, signalsOf(because.signalIds)].filter(Boolean).join(' ');
  }
  const isLast = answer === answerTo(id, knownAnswers(room));
  const last = isLast ? lastByAPerson(room)?.basis.find(({ question }) => question === id) : undefined;
  return last === undefined ? 'Your word.' : `Last assessed: ${last.said}${last.text === null ? '' : ` ${last.text}`}`;
}

function suggestedBody({ suggested }: Room): AssessBody {
  const { featureId, customerIds, worsening } = suggested;
  return { featureId, customerIds, worsening };
}

/** Ids by which the signals can be named as evidence. */
function signalsOf(ids: string[]): string {
  return ids.length === 0 ? '' : `(${ids.join(', ')})`;
}
