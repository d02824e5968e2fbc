import { hasAny, type Match } from '../../pattern.ts';
import type { Token } from '../../token.ts';
import { patterns } from '../read.ts';
import { DOUBTS, FUTURE } from './doubt.ts';
import { isNamed, isPartOfOurs, subjectBefore } from './named.ts';

/** Whether what stands before a link such as `caused` is named, and what it did was harm. */
export function causesHarm(tokens: readonly Token[], match: Match): boolean {
  const link = tokens[match.start];
  if (link === undefined || !isAction(tokens, match.start, link)) return false;
  const after = tokens.slice(match.start, match.end + REACH);
  if (after.length < FEWEST_WORDS || (link.lemma === 'prevent' && hasAny(after, TO_COME))) return false;
  const subject = subjectOf(tokens, match.start, link);
  if (subject === null || !isNamed(subject)) return false;
  if (link.lemma !== 'cause' && hasAny(subject.slice(-2), PEOPLE)) return false;
  if (hasAny(after, RELIEF)) return false;
  return HARMFUL.has(link.lemma) || hasAny(after, HARM) || hasAny(subject, CONCRETE);
}

const REACH = 9;
const FEWEST_WORDS = 3;

/** Whether the link says what something did: neither `was blocked` nor `will cause` nor `the cause`. */
function isAction(tokens: readonly Token[], at: number, link: Token): boolean {
  const lead = tokens[at - 1];
  if (tokens.slice(Math.max(0, at - 2), at).some(({ word }) => MODALS.has(word))) return false;
  if (!isVerb(tokens, at) || tokens[at + 1]?.word === 'by' || lead?.word === '-') return false;
  if (link.word.endsWith('ing'))
    return (
      lead?.kind === 'AUX' || (link.tense !== 'ahead' && lead?.word !== 'for' && !hasAny(tokens.slice(0, at), DOUBTS))
    );
  return link.tense !== 'ahead' && link.tense !== 'maybe' && !PASSIVE.has(lead?.word ?? '');
}

/** Who or what did it; null when it is only `this` or `we`. */
function subjectOf(tokens: readonly Token[], at: number, link: Token): readonly Token[] | null {
  const lead = tokens[at - 1];
  const isAside = link.word.endsWith('ing') && lead?.kind !== 'AUX';
  const join = lead?.kind === 'ADV' ? tokens[at - 2] : lead;
  const isShared = CONJUNCTIONS.has(join?.word ?? '');
  if (isAside && hasAny(tokens.slice(0, at), VAGUE_FINDINGS)) return null;
  if (isAside || isShared)
    return isPointed(tokens) || (isAside && !isNamed(beforeVerb(tokens.slice(0, at))))
      ? led(tokens, at)
      : tokens.slice(0, at);
  const before = link.word === 'which' ? tokens.slice(0, at) : subjectBefore(tokens, at);
  return lead?.word === 'which' && !isNamed(before) ? clauseBefore(tokens, at - 1) : before;
}

/** `The rules did not balance work, which led to …`: the clause before, unless it speaks of `this` or `we` alone. */
function clauseBefore(tokens: readonly Token[], comma: number): readonly Token[] | null {
  const clause = beforeVerb(tokens.slice(0, comma));
  return !isPointed(tokens) && isPartOfOurs(clause) ? clause : led(tokens, comma);
}

/** `This triggered a retry storm, leading to …`: what it led to is named and did the harm. */
function led(tokens: readonly Token[], at: number): readonly Token[] | null {
  const verb = tokens.findIndex(({ tense }) => tense !== undefined);
  const object = verb < 0 ? [] : tokens.slice(verb + 1, at);
  return hasAny(tokens.slice(0, at), LEADING) && hasAny(object, MECHANISMS) ? object : null;
}

/** `we identified an issue that prevented logins, causing errors`: the issue has no name. */
const VAGUE_FINDINGS = patterns(`
  @us *3 @find|experience|notice|observe *1 a|an|the issue|problem that|which|where|,
`);

const LEADING = patterns(`
  this|that|it|which|these|they *2 cause|trigger|lead|result|create|produce|overload|saturate|exhaust|fill|block|flood|put:done
  the|a|an #ADJ #ADJ? have|had|be
`);

const MECHANISMS = patterns(`
  @component|bug|defect|leak|storm|herd|backlog|lock|locks|contention|load|loop|pool|exhaustion|misconfiguration|race|overload|cascade|cascading|surge|spike|failover|partition|flood|buildup|build
`);

/** What the sentence speaks of: all before its first verb, or the whole where it has none. */
function beforeVerb(tokens: readonly Token[]): readonly Token[] {
  const verb = tokens.findIndex(({ kind, tense }) => kind === 'AUX' || tense !== undefined);
  return verb < 1 ? tokens : tokens.slice(0, verb);
}

/** Whether a sentence speaks of `this` or `we`, and not of `this script`. */
function isPointed(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(({ kind }) => SUBJECT_KINDS.has(kind));
  const next = tokens[at + 1]?.kind ?? '';
  return PRONOUNS.has(tokens[at]?.word ?? '') && next !== 'NOUN' && next !== 'ADJ' && next !== 'PROPN';
}

const SUBJECT_KINDS = new Set(['PRON', 'DET', 'NOUN', 'PROPN']);

const HARMFUL = new Set(
  'prevent block interrupt disrupt halt freeze cripple stall conflict increase overwhelm overload exhaust saturate crash corrupt lock starve kill wipe erase destroy damage melt sever trip jam choke swamp take knock be black'.split(
    ' ',
  ),
);

/** It was caused to end. */
const RELIEF = patterns(`
  issue|issues|errors|problem|problems|outage|alert|alerts to *1 stop|clear|resolve|disappear|subside|end
  recovery|improvement|improvements
`);

const TO_COME = patterns(`
  similar|future|again|recurrence|recurring|reoccurring
  from *1 happening|occurring|spreading
  this|the|further|any issue|problem|outage|impact
`);

const PEOPLE = patterns(`
  @us
`);

function isVerb(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined || NOUN_LEADS.has(tokens[index - 1]?.word ?? '')) return false;
  const isAside =
    token.word.endsWith('ing') &&
    [',', 'ADV'].includes(tokens[index - 1]?.kind === 'ADV' ? 'ADV' : (tokens[index - 1]?.word ?? ''));
  return isAside || token.kind === 'AUX' || token.tense !== undefined || VERBS_ALL_THE_SAME.has(token.word);
}

const PRONOUNS = new Set(['we', 'i', 'this', 'that', 'these', 'it', 'they']);

/** `and exhausted`: the subject stands before another verb. */
const CONJUNCTIONS = new Set(['and', 'but', 'then']);

export const PASSIVE = new Set(['was', 'were', 'been', 'be', 'is', 'are', 'being']);

const NOUN_LEADS = new Set(['root', 'main', 'the', 'a', 'underlying', 'no', 'any', 'this', 'possible', 'its', 'their']);

const VERBS_ALL_THE_SAME = new Set(['which', 'lead', 'to', 'causes', 'triggers', 'affects', 'impacts']);

const CONCRETE = patterns(`
  @concrete
  @supplier
`);

const HARM = patterns(`
  @harm
  #NOUN|#PRON to #VERB
  not to #VERB
  not being able|possible
  to be *2 lost|deleted|dropped|rejected|removed|wiped|skipped
  condition|losing|cascade|explosion|unresponsive|full
`);

const MODALS = new Set([...FUTURE, 'to', 'can', 'avoid', 'prevent', 'could', 'may', 'might', 'not', "n't", 'should']);
