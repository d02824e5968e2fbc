import winkNLP, { type ItsFunction } from 'wink-nlp';
import model from 'wink-eng-lite-web-model';
import type { Token } from '../token.ts';
import { isNameOf } from './names.ts';
import { withVerbs } from './tags.ts';
import { withTenses } from './tense.ts';
import { timesIn, type TimeSpan } from './times.ts';

/** One sentence: its words in order, and where it stands in the text. */
export interface Sentence {
  tokens: Token[];
  from: number;
  to: number;
}

/** A longer run of words without an end is cut, so that reading stays linear in the text's length. */
const MOST_TOKENS = 160;

const reader = winkNLP(model, ['sbd', 'pos']);
const { its, as } = reader;
// The published types of `its.lemma` ask for arguments that the library fills in by itself.
type Its = ItsFunction<string>;

/** Reads a text's sentences. Expressions of time are one token each. */
export function sentencesOf(text: string): Sentence[] {
  const plain = text.replaceAll(/[’‘]/g, "'");
  const sentences: Sentence[] = [];
  for (const line of linesOf(plain)) sentences.push(...sentencesOfLine(line.text, line.from));
  return sentences;
}

/** A line of its own is a sentence of its own: lists and headings have no full stop. */
function* linesOf(text: string): Generator<{ text: string; from: number }> {
  for (const match of text.matchAll(/[^\n]+/g)) {
    if (match[0].trim() !== '') yield { text: match[0], from: match.index };
  }
}

function sentencesOfLine(line: string, from: number): Sentence[] {
  const times = timesIn(line);
  const document = reader.readDoc(line);
  const words = document.tokens().out();
  const lemmas = document.tokens().out(its.lemma as Its, as.array);
  const kinds = document.tokens().out(its.pos, as.array);
  const tokens: Token[] = [];
  let cursor = 0;
  for (const [index, word] of words.entries()) {
    const start = line.indexOf(word, cursor);
    if (start === -1) continue;
    cursor = start + word.length;
    addToken(
      tokens,
      {
        word: word.toLowerCase(),
        lemma: lemmas[index] ?? word,
        kind: kinds[index] ?? 'X',
        isName: isNameOf(word, kinds[index] ?? 'X'),
      },
      [start, cursor],
      times,
      line,
    );
  }
  return inSentences(tokens, from);
}

function addToken(
  tokens: Token[],
  { word, lemma, kind, isName }: Pick<Token, 'word' | 'lemma' | 'kind'> & { isName: boolean },
  [from, to]: [number, number],
  times: readonly TimeSpan[],
  text: string,
): void {
  const span = times.find((one) => one.from < to && one.to > from);
  if (span === undefined) tokens.push({ word, lemma: lemma.toLowerCase(), kind, from, to, ...(isName && { isName }) });
  else if (tokens.at(-1)?.from !== span.from) {
    const said = text.slice(span.from, span.to).toLowerCase();
    tokens.push({ word: said, lemma: said, kind: 'TIME', from: span.from, to: span.to, time: span.time });
  }
}

function inSentences(tokens: readonly Token[], offset: number): Sentence[] {
  const sentences: Sentence[] = [];
  let current: Token[] = [];
  const close = (): void => {
    const first = current[0];
    const last = current.at(-1);
    if (first !== undefined && last !== undefined) {
      const placed = current.map((token) => ({ ...token, from: token.from + offset, to: token.to + offset }));
      sentences.push({ tokens: withTenses(withVerbs(placed)), from: first.from + offset, to: last.to + offset });
    }
    current = [];
  };
  for (const token of tokens) {
    current.push(token);
    if (/^[.!?]+$/.test(token.word) || current.length >= MOST_TOKENS) close();
  }
  close();
  return sentences;
}
