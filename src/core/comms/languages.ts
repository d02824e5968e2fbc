import type { CommsLanguage } from './comms-language.ts';
import { GERMAN } from './de/words.ts';
import { ENGLISH } from './en/words.ts';

/** Languages in which the desk can speak for itself; a further one is a folder beside `en` and a line here. */
export const COMMS_LANGUAGES: readonly CommsLanguage[] = [ENGLISH, GERMAN];

/** The sentences of a language, by its code or by that of one of its regions (`de-AT`); null for one that has none. */
export function commsLanguage(code: string): CommsLanguage | null {
  const base = code.toLowerCase().split('-', 1)[0];
  return COMMS_LANGUAGES.find((language) => language.code === base) ?? null;
}
