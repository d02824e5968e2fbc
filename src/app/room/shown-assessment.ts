import type { AnswerBasis } from '#core/incident/assessment.ts';
import { independentSources } from '#core/priority/independent-sources.ts';
import { toIso } from '#core/shared/instant.ts';
import type { Gathered } from './gather-room.ts';
import { wordsOf, type RoomAnswer } from './shown.ts';
import { isolated } from '#core/shared/isolated.ts';

/** What was said of the impact, and where each answer comes from. */
export function shownAssessment(gathered: Gathered): RoomAnswer['assessment'] {
  const { incident, book, texts } = gathered;
  const { assessment } = incident;
  if (assessment === null) return null;
  const { answers, evidence, basis = [], at } = assessment;
  return {
    at: toIso(at),
    featureId: answers.featureId,
    featureName: answers.featureId === null ? null : book.names.feature(answers.featureId),
    tier: answers.tier,
    customers: answers.customers,
    customerNames: answers.customerIds.map((id) => book.names.customer(id)),
    workaround: answers.workaround,
    symptom: wordsOf(texts, answers.symptomTextId),
    workaroundText: wordsOf(texts, answers.workaroundTextId),
    dataAtRisk: answers.dataAtRisk,
    worsening: answers.worsening,
    evidence: evidence.map(({ source, ref, textId }) => ({
      source,
      ref,
      text: textId === null ? null : (texts.get(textId) ?? null),
    })),
    own: answers.own ?? {},
    sources: independentSources(evidence),
    basis: basis.map((one) => ({
      question: one.question,
      from: one.from,
      said: basisInWords(one, gathered),
      text: wordsOf(texts, one.textId),
      at: toIso(one.at),
    })),
  };
}

/** Where an answer comes from, as one sentence. */
function basisInWords({ from, signalIds, by }: AnswerBasis, { book }: Gathered): string {
  const who = by === null ? 'whoever assessed' : isolated(book.names.person(by));
  if (from === 'link') return `A link that ${who} gave.`;
  if (from === 'words') return `The word of ${who}.`;
  if (signalIds.length === 0) return `As it was reported, confirmed by ${who}.`;
  return `${signalIds.length === 1 ? '1 signal' : `${signalIds.length} signals`}, confirmed by ${who}.`;
}
