import { languageOf } from '../commitment/language.ts';
import type { Incident } from '../incident/incident.ts';
import { lastPosted } from '../incident/incident.ts';
import { isOpen } from '../incident/phase.ts';
import type { Audience, Procedure, Template } from '../procedure/procedure.ts';
import { renderSubject, renderTemplate } from '../procedure/render-template.ts';
import type { TemplateValues } from '../procedure/template-fields.ts';
import type { Instant } from '../shared/instant.ts';
import { isSameLanguage } from './same-language.ts';
import { templateIn, type WrittenTemplate } from './template-in.ts';
import { templateValues, type WordFacts } from './template-values.ts';
import { timeInWords } from './time-in-words.ts';
import { owesCorrection } from '../obligation/correction.ts';
import { correctionWords } from './correction-words.ts';

/** What an update is for: `holding` says nothing new but the next time, `free` is a person’s own. */
export type UpdateKind = 'first' | 'holding' | 'resolved' | 'correction' | 'free';

/** Words ready to go out. */
export interface ComposedWords {
  kind: UpdateKind;
  /** BCP 47. */
  language: string;
  subject: string;
  text: string;
}

/** What words are composed from: an incident under its procedure, whom they are for, and what is known from outside. */
export interface Composing {
  incident: Incident;
  procedure: Procedure;
  audience: Audience;
  facts: WordFacts;
  nextUpdateAt: Instant | null;
}

/** Which standard words an audience gets now: the first in this round, the closing ones, or holding words. */
export function standardKind(incident: Incident, audienceId: string): Exclude<UpdateKind, 'free' | 'correction'> {
  if (!isOpen(incident.phase)) return 'resolved';
  return lastPosted(incident, audienceId) === null ? 'first' : 'holding';
}

/**
 * The procedure's own words for an audience, filled with what is known, in the language asked for or, when they are not
 * written in it, the audience's. Never empty, and never without the next time when one is owed.
 */
export function composeStandard(composing: Composing, language: string): ComposedWords {
  const { incident, procedure, audience, facts, nextUpdateAt } = composing;
  const kind = standardKind(incident, audience.id);
  const written = templateIn(templateOf(procedure, audience.templates[kind]), audience, language);
  const values = templateValues(incident, audience, facts, nextUpdateAt, written.sentences);
  if (owesCorrection(incident, audience.id)) {
    return corrected(written, values, correctionWords(incident, facts.featureName, written.sentences));
  }
  const { fallbacks, states, times, nextUpdate, resumes } = written.sentences;
  const rendered = renderTemplate(written.body, values, fallbacks);
  const body = rendered === '' ? (values.phaseWords ?? states.investigating) : rendered;
  const says = (at: Instant | null | undefined): boolean => body.includes(timeInWords(at ?? 0, undefined, times));
  const rests = values.resumesAt ?? null;
  const text = rests === null || says(incident.standDown?.resumeAt) ? body : `${body}\n\n${resumes(rests)}`;
  const next = values.nextUpdateAt ?? null;
  const saysNext = next === null || says(nextUpdateAt);
  return {
    kind,
    language: written.language,
    subject: renderSubject(written.subject, values, fallbacks),
    text: saysNext ? text : `${text}\n\n${nextUpdate(next)}`,
  };
}

/**
 * The last words to customers who turned out not to be hurt, while others are. Composed from what they were told of: the
 * incident as it was before it was judged anew.
 */
export function composeFarewell(composing: Composing, language: string): ComposedWords {
  const { incident, procedure, audience, facts } = composing;
  const written = templateIn(templateOf(procedure, audience.templates.holding), audience, language);
  const values = templateValues(incident, audience, facts, null, written.sentences);
  return corrected(written, values, written.sentences.corrections.notYou(facts.featureName));
}

/** A correction is made of the desk's own sentences, so it is in a language that they have. */
function corrected(
  { language, subject, sentences }: WrittenTemplate,
  values: TemplateValues,
  text: string,
): ComposedWords {
  return {
    kind: 'correction',
    language: isSameLanguage(language, sentences.code) ? language : sentences.code,
    subject: renderSubject(subject, values, sentences.fallbacks),
    text,
  };
}

/**
 * A person's own words under the audience's usual subject, with the next time added when the plan owes one. `language`
 * is that of the words; null takes what they are read in, else the audience's.
 */
export function composeFree(composing: Composing, words: string, language: string | null): ComposedWords {
  const { incident, procedure, audience, facts, nextUpdateAt } = composing;
  const readIn = languageOf(words);
  const template = templateOf(procedure, audience.templates[standardKind(incident, audience.id)]);
  const written = templateIn(template, audience, language ?? readIn?.code ?? audience.language);
  const { sentences } = written;
  const values = templateValues(incident, audience, facts, nextUpdateAt, sentences);
  const isPromised = readIn?.read(words).some(({ label }) => label === 'next_update') ?? false;
  const next = values.nextUpdateAt ?? null;
  const promise = next === null || isPromised ? '' : `\n\n${sentences.nextUpdate(next)}`;
  return {
    kind: 'free',
    language: language ?? written.language,
    subject: renderSubject(written.subject, values, sentences.fallbacks),
    text: `${words.trim()}${promise}`,
  };
}

function templateOf(procedure: Procedure, id: string): Template {
  const template = procedure.templates.find((one) => one.id === id);
  if (template === undefined) throw new Error(`the procedure has no template ${id}`);
  return template;
}
