import type { Finding } from '../finding.ts';
import type { Token } from '../token.ts';
import { clausesOf, type Reader, type Reading } from './read.ts';
import { readBlame } from './readers/blame.ts';
import { readCompensation } from './readers/compensation.ts';
import { readEta } from './readers/eta.ts';
import { readFixPromise } from './readers/fix-promise.ts';
import { readNeverAgain } from './readers/never-again.ts';
import { readNextUpdate } from './readers/next-update.ts';
import { readRootCause } from './readers/root-cause.ts';
import { readSpeculation } from './readers/speculation.ts';
import { sentencesOf, type Sentence } from './sentences.ts';

const READERS: readonly Reader[] = [
  readEta,
  readFixPromise,
  readNeverAgain,
  readCompensation,
  readRootCause,
  readBlame,
  readNextUpdate,
  readSpeculation,
];

/** What an English text commits to, in the order of its words. */
export function readEnglish(text: string): Finding[] {
  return sentencesOf(text)
    .flatMap(readSentence)
    .toSorted((one, other) => one.from - other.from);
}

function readSentence(sentence: Sentence): Finding[] {
  const clauses = clausesOf(sentence);
  const readings = READERS.flatMap((read) => read(sentence, clauses));
  const claims = readings.some(({ label }) => label === 'root_cause_claim');
  return readings
    .filter(({ label }) => label !== 'speculation' || !claims)
    .map((reading) => findingOf(reading, sentence));
}

function findingOf({ label, strength, start, end }: Reading, { tokens, from, to }: Sentence): Finding {
  const first: Token | undefined = tokens[start];
  const last = tokens[Math.min(end, tokens.length) - 1];
  return { label, strength, from: first?.from ?? from, to: last?.to ?? to, sentence: { from, to } };
}
