import { readEnglish } from './en/english.ts';
import type { Finding } from './finding.ts';

/** A language whose commitments can be read. A further one is a folder beside `en` and a line in `LANGUAGES`. */
export interface CommitmentLanguage {
  /** BCP 47, such as `en`. */
  code: string;
  /** Small words that only this language has, and that stand in nearly every sentence of it. */
  smallWords: ReadonlySet<string>;
  read(text: string): Finding[];
}

const ENGLISH: CommitmentLanguage = {
  code: 'en',
  smallWords: new Set(
    'the a an and or of to in is are was were be been for on with we our us you your it this that will not at by from as have has had i they there if can may should no all any do did but so which when than then out up now'.split(
      ' ',
    ),
  ),
  read: readEnglish,
};

const LANGUAGES: readonly CommitmentLanguage[] = [ENGLISH];

/** From so few words nobody can tell; they are read as the first language. */
const FEWEST_WORDS = 5;
const SMALLEST_SHARE = 0.12;

/** The language a text is written in, or null when it is none that can be read. */
export function languageOf(text: string): CommitmentLanguage | null {
  const words = text.toLowerCase().match(/\p{L}[\p{L}']*/gu) ?? [];
  const latin = words.filter((word) => /^[a-z']+$/.test(word)).length;
  if (words.length === 0) return ENGLISH;
  if (words.length < FEWEST_WORDS) return latin === words.length ? ENGLISH : null;
  const shares = LANGUAGES.map((language) => ({
    language,
    share: words.filter((word) => language.smallWords.has(word)).length / words.length,
  }));
  const best = shares.toSorted((one, other) => other.share - one.share)[0];
  return best !== undefined && best.share >= SMALLEST_SHARE ? best.language : null;
}
