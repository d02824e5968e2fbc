import type { Token } from '../token.ts';

/** Past forms that the tagger takes for nouns. */
const PAST_OF: Readonly<Record<string, string>> = { led: 'lead', broke: 'break', froze: 'freeze' };
const OBJECT_KINDS = new Set(['DET', 'PRON', 'NUM']);
const SUBJECT_KINDS = new Set(['NOUN', 'PROPN', 'PRON']);

/** Corrects what the tagger gets wrong in updates: `the crawler overloaded the cluster` has a verb. */
export function withVerbs(tokens: readonly Token[]): Token[] {
  return tokens.map((token, index) => {
    const lemma = PAST_OF[token.word];
    if (lemma !== undefined && token.kind !== 'VERB') return { ...token, kind: 'VERB', lemma };
    if (isNoun(tokens, index)) return { ...token, kind: 'NOUN' };
    return isVerb(tokens, index) ? { ...token, kind: 'VERB', lemma: baseOf(token.word) } : token;
  });
}

/** `our compute provider`: nothing is done after `our`. */
function isNoun(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  return token?.kind === 'VERB' && token.word === token.lemma && OWNERS.has(tokens[index - 1]?.word ?? '');
}

const OWNERS = new Set(['our', 'your', 'their', 'its', 'the', 'a', 'an', 'this']);

function isVerb(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== 'ADJ' || !token.word.endsWith('ed')) return false;
  return (
    (SUBJECT_KINDS.has(tokens[index - 1]?.kind ?? '') || tokens[index - 1]?.word === 'that') &&
    OBJECT_KINDS.has(tokens[index + 1]?.kind ?? '')
  );
}

/** `saturated` of `saturate`, `stopped` of `stop`, `overloaded` of `overload`. */
function baseOf(word: string): string {
  const stem = word.slice(0, -2);
  if (/([bdgmnprt])\1$/.test(stem)) return stem.slice(0, -1);
  return /(?:at|iz|is|[csvu]|[aeiou]g)$/.test(stem) && !stem.endsWith('ss') ? `${stem}e` : stem;
}
