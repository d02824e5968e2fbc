import type { Incident } from '../incident/incident.ts';
import { publicState } from '../incident/public-state.ts';
import type { Audience } from '../procedure/procedure.ts';
import type { TemplateValues } from '../procedure/template-fields.ts';
import type { Instant } from '../shared/instant.ts';
import type { CommsLanguage } from './comms-language.ts';
import { newsSince } from './news-since.ts';
import { durationInWords, timeInWords } from './time-in-words.ts';

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

/** What a template's fields stand for now, in one language. What people wrote stays as they wrote it. */
export function templateValues(
  incident: Incident,
  audience: Audience,
  facts: WordFacts,
  nextUpdateAt: Instant | null,
  language: CommsLanguage,
): TemplateValues {
  const { openedAt, resolvedAt, lastEventAt } = incident;
  const time = (at: Instant | null): string | null =>
    at === null ? null : timeInWords(at, lastEventAt, language.times);
  return {
    company: facts.company,
    incidentNumber: String(incident.number),
    phaseWords: language.states[incident.phase === 'stood-down' ? 'stood-down' : publicState(incident)],
    feature: facts.featureName,
    symptom: facts.symptom,
    news: newsSince(incident, audience.id, language),
    startedAt: time(openedAt),
    workaround: incident.assessment?.answers.workaround === 'yes' ? (facts.workaround ?? language.askSupport) : null,
    nextUpdateAt: time(nextUpdateAt),
    resumesAt: time(incident.standDown?.resumeAt ?? null),
    statusPageUrl: facts.statusPageUrl,
    resolvedAt: time(resolvedAt),
    duration: resolvedAt === null ? null : durationInWords(resolvedAt - openedAt, language.times),
    ticket: facts.ticket,
  };
}
