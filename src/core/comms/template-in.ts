import type { Audience, Template } from '../procedure/procedure.ts';
import type { CommsLanguage } from './comms-language.ts';
import { ENGLISH } from './en/words.ts';
import { isSameLanguage } from './same-language.ts';
import { commsLanguage } from './languages.ts';

/** A template in one language, with the desk's own sentences in the same. */
export interface WrittenTemplate {
  /** BCP 47. */
  language: string;
  subject: string;
  body: string;
  sentences: CommsLanguage;
}

/**
 * The template in the language asked for; when it is not written in that one, in the audience's, else as it was first
 * written. Words of a template and sentences of the desk are always of one language.
 */
export function templateIn(template: Template, audience: Audience, wanted: string): WrittenTemplate {
  const { subject, body, language, translations } = template;
  const written: [string, { subject: string; body: string }][] = [
    [language, { subject, body }],
    ...Object.entries(translations),
  ];
  for (const code of [wanted, audience.language, language]) {
    const sentences = commsLanguage(code);
    const found = written.find(([one]) => one === code) ?? written.find(([one]) => isSameLanguage(one, code));
    if (found !== undefined && sentences !== null) return { language: found[0], ...found[1], sentences };
  }
  return { language, subject, body, sentences: commsLanguage(language) ?? ENGLISH };
}

/** Whether the template has words in a language, or in another of its regions. */
export function isWrittenIn(template: Template, language: string): boolean {
  return [template.language, ...Object.keys(template.translations)].some((one) => isSameLanguage(one, language));
}
