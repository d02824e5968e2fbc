import type { z } from 'zod';
import type { assess } from '#contract/assessment.ts';
import type { AnswerBasis, Evidence, ImpactAnswers } from '#core/incident/assessment.ts';
import type { Incident } from '#core/incident/incident.ts';
import { evidenceFromSignals, signalEvidence } from '#core/incident/signal-evidence.ts';
import type { SuggestedAnswers } from '#core/incident/suggest-answers.ts';
import { isAnswered } from '#core/priority/unanswered-questions.ts';
import { isImpactQuestion } from '#core/procedure/impact-questions.ts';
import type { ImpactQuestion, ImpactQuestionId } from '#core/procedure/procedure.ts';
import { personOf, type Actor } from '#core/shared/actor.ts';
import type { Instant } from '#core/shared/instant.ts';
import { measureOf } from '../signal/measure-of.ts';
import { Refused } from '../refused.ts';

type AssessBody = Pick<z.output<typeof assess.body>, 'evidence' | 'basis'>;

/** Keeps words apart from the events and gives their id. */
type Keep = (words: string) => string;

/** What was given as evidence, with who says it and what it rests on; the signals of the incident count without being named. */
export function impactEvidence(incident: Incident, by: Actor, { evidence, basis }: AssessBody, keep: Keep): Evidence[] {
  const signals = new Map(incident.signals.map((signal) => [signal.id, signal]));
  const given = evidence.flatMap(({ source, ref, text }): Evidence[] => {
    if (ref === null) return text === null ? [] : [statement(source, text, by, keep)];
    const signal = signals.get(ref);
    if (signal === undefined) throw new Refused('unknown-reference', { what: 'report or alert', id: ref });
    return text === null ? [] : [{ ...signalEvidence(signal), textId: keep(text) }];
  });
  const known = basis.map(({ text }) => statement('person', text, by, keep));
  return [...given, ...known, ...evidenceFromSignals(incident.signals)];
}

/** A link to a graph speaks for itself; everything else is the word of who says it, whatever it is about. */
function statement(source: Evidence['source'], text: string, by: Actor, keep: Keep): Evidence {
  const measure = measureOf(linkIn(text));
  const textId = keep(text);
  if (measure !== null) return { source: 'metric', ref: null, textId, sayer: null, measure };
  return { source, ref: null, textId, sayer: 'id' in by ? `${by.kind}:${by.id}` : by.kind, measure: null };
}

/** The first web address in words. */
function linkIn(text: string): string | null {
  return /https?:\/\/[^\s<>"']+/.exec(text)?.[0].replace(/[.,;:)\]]+$/, '') ?? null;
}

interface Answered {
  questions: readonly ImpactQuestion[];
  answers: ImpactAnswers;
  suggested: SuggestedAnswers;
  by: Actor;
  at: Instant;
}

/** Where each answer comes from: what was said about it, else the signals that say the same, else the word of who answers. */
export function answerBasis(
  { questions, answers, suggested, by, at }: Answered,
  { basis }: AssessBody,
  keep: Keep,
): AnswerBasis[] {
  const who = personOf(by);
  return questions.flatMap(({ id }): AnswerBasis[] => {
    const said = basis.find(({ question }) => question === id);
    if (said !== undefined) {
      const from = linkIn(said.text) === null ? 'words' : 'link';
      return [{ question: id, from, signalIds: [], textId: keep(said.text), by: who, at }];
    }
    const signalIds = isImpactQuestion(id) ? sayTheSame(id, answers, suggested) : null;
    if (signalIds !== null) return [{ question: id, from: 'signals', signalIds, textId: null, by: who, at }];
    return isAnswered(id, answers) ? [{ question: id, from: 'words', signalIds: [], textId: null, by: who, at }] : [];
  });
}

function sayTheSame(id: ImpactQuestionId, answers: ImpactAnswers, suggested: SuggestedAnswers): string[] | null {
  const { feature, customers, worsening } = suggested;
  if (id === 'feature') return feature !== null && feature.answer === answers.featureId ? feature.signalIds : null;
  if (id === 'worsening') return worsening !== null && answers.worsening === 'yes' ? worsening.signalIds : null;
  if (id !== 'customers' || customers === null) return null;
  const same = new Set(customers.answer).symmetricDifference(new Set(answers.customerIds)).size === 0;
  return same && answers.customers === answers.customerIds.length ? customers.signalIds : null;
}
