import type { Token } from '../../token.ts';

/** `Adjusting maintenance windows to allow …`, `Better rollovers – ensuring …`: an item of a list of what is being done. */
export function isTaskInProgress(tokens: readonly Token[], lasting: ReadonlySet<string>): boolean {
  const begin = beginning(tokens);
  const verb = tokens[begin];
  if (verb === undefined || !verb.word.endsWith('ing') || !isWork(verb, lasting)) return false;
  const end = tokens.findIndex(({ word }, index) => index > begin && SUBORDINATING.has(word));
  const main = tokens.slice(begin + 1, end === -1 ? undefined : end);
  return main.length >= FEWEST_WORDS && !main.some(isFinite);
}

const FEWEST_WORDS = 1;

/** After a heading that ends in a dash or a colon, and after adverbs: `More carefully testing`. */
function beginning(tokens: readonly Token[]): number {
  const mark = tokens.findIndex(({ word }) => MARKS.has(word));
  let at = mark > 0 && mark <= LONGEST_HEADING ? mark + 1 : 0;
  while (tokens[at] !== undefined && SKIPPED.has(tokens[at]?.kind ?? '')) at += 1;
  return at;
}

const LONGEST_HEADING = 6;
const MARKS = new Set([':', '–', '—']);
const SKIPPED = new Set(['PUNCT', 'NUM', 'SYM', 'ADV']);

function isWork({ word, lemma }: Token, lasting: ReadonlySet<string>): boolean {
  return lasting.has(lemma) || lasting.has(word.slice(0, -3)) || lasting.has(`${word.slice(0, -3)}e`) || WORK.has(word);
}

const WORK = new Set([
  'testing',
  'canceling',
  'ensuring',
  'adjusting',
  'moving',
  'updating',
  'using',
  'changing',
  'exploring',
  'evaluating',
]);

/** Words whose clause says when or what for, and has a verb of its own. */
const SUBORDINATING = new Set([
  'when',
  'whenever',
  'where',
  'if',
  'so',
  'that',
  'which',
  'until',
  'once',
  'while',
  'because',
  'who',
]);

function isFinite({ kind, tense, word }: Token): boolean {
  return kind === 'AUX' || (tense === 'done' && word.endsWith('ed')) || kind === 'PRON';
}
