import { languageOf } from '../commitment/language.ts';
import type { Incident } from '../incident/incident.ts';
import { lastPosted } from '../incident/incident.ts';
import { isOpen } from '../incident/phase.ts';
import { publicState } from '../incident/public-state.ts';
import { newsSince } from './news-since.ts';
import type { Audience, Procedure, Template } from '../procedure/procedure.ts';
import { renderSubject, renderTemplate } from '../procedure/render-template.ts';
import type { TemplateValues } from '../procedure/template-fields.ts';
import type { Instant } from '../shared/instant.ts';
import { durationInWords, timeInWords } from './time-in-words.ts';

export type UpdateKind = 'first' | 'holding' | 'resolved' | 'free';

/** What words need from outside the incident's stream. */
export interface WordFacts {
  company: string;
  featureName: string | null;
  statusPageUrl: string | null;
  ticket: string | null;
  /** What customers see, in their words. */
  symptom: string | null;
  /** What customers can do meanwhile, in words. */
  workaround: string | null;
}

/** Words ready to go out. */
export interface ComposedWords {
  kind: UpdateKind;
  subject: string;
  text: string;
}

/** Which standard words an audience gets now: the first in this round, the closing ones, or holding words. */
function standardKind(incident: Incident, audienceId: string): Exclude<UpdateKind, 'free'> {
  if (!isOpen(incident.phase)) return 'resolved';
  return lastPosted(incident, audienceId) === null ? 'first' : 'holding';
}

/** The procedure's own words for an audience, filled with what is known at `now`. */
export function composeStandard(
  incident: Incident,
  procedure: Procedure,
  audience: Audience,
  facts: WordFacts,
  nextUpdateAt: Instant | null,
): ComposedWords {
  const kind = standardKind(incident, audience.id);
  const template = templateOf(procedure, audience.templates[kind]);
  const values = templateValues(incident, audience, facts, nextUpdateAt);
  return { kind, subject: renderSubject(template.subject, values), text: renderTemplate(template.body, values) };
}

/** A person's own words under the audience's usual subject, with the next time added when the plan owes one. */
export function composeFree(
  incident: Incident,
  procedure: Procedure,
  audience: Audience,
  facts: WordFacts,
  nextUpdateAt: Instant | null,
  words: string,
): ComposedWords {
  const template = templateOf(procedure, audience.templates[standardKind(incident, audience.id)]);
  const isPromised =
    languageOf(words)
      ?.read(words)
      .some(({ label }) => label === 'next_update') ?? false;
  const promise = nextUpdateAt === null || isPromised ? '' : `\n\nNext update: ${timeInWords(nextUpdateAt)}.`;
  return {
    kind: 'free',
    subject: renderSubject(template.subject, templateValues(incident, audience, facts, nextUpdateAt)),
    text: `${words.trim()}${promise}`,
  };
}

function templateOf(procedure: Procedure, id: string): Template {
  const template = procedure.templates.find((one) => one.id === id);
  if (template === undefined) throw new Error(`the procedure has no template ${id}`);
  return template;
}

const KNOWN_TO_SUPPORT = 'A workaround exists; our support team can tell you more';

function templateValues(
  incident: Incident,
  audience: Audience,
  facts: WordFacts,
  nextUpdateAt: Instant | null,
): TemplateValues {
  return {
    company: facts.company,
    incidentNumber: String(incident.number),
    phaseWords: phaseWords(incident),
    feature: facts.featureName,
    symptom: facts.symptom,
    news: newsSince(incident, audience.id),
    startedAt: timeInWords(incident.openedAt),
    workaround: incident.assessment?.answers.workaround === 'yes' ? (facts.workaround ?? KNOWN_TO_SUPPORT) : null,
    nextUpdateAt: nextUpdateAt === null ? null : timeInWords(nextUpdateAt),
    statusPageUrl: facts.statusPageUrl,
    resolvedAt: incident.resolvedAt === null ? null : timeInWords(incident.resolvedAt),
    duration: incident.resolvedAt === null ? null : durationInWords(incident.resolvedAt - incident.openedAt),
    ticket: facts.ticket,
  };
}

/** What is going on, without cause, promise or time. */
function phaseWords(incident: Incident): string {
  switch (publicState(incident)) {
    case 'investigating':
      return 'We are investigating.';
    case 'identified':
      return 'We are working to restore service.';
    case 'monitoring':
      return 'A mitigation is in place and we are watching the recovery.';
    case 'resolved':
      return 'Service is restored.';
  }
}
