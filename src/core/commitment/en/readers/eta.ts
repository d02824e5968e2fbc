import { findFirst, hasAny } from '../../pattern.ts';
import { patterns, type Clause, type Reader, type Reading } from '../read.ts';
import { isAhead, leadOf, mayBeAhead, tenseAt, timeIndices } from './when.ts';
import { readNextUpdate } from './next-update.ts';

const FORECASTS = patterns(`
  @forecast
  eta
  preparing|planning|about to
  be|'re|'m going to
  let 's
  give me|us
  needs|need|require *3 another|~|about|up|roughly|more
  target|targeting|looking at
  arrive|arrives|finish|finishes|complete|completes|ship|ships|return|returns:now
  due back
  able to
  due to|in|at|by|on
`);
/** What comes at that time: recovery, a fix, a credit, a report. */
const COMINGS = patterns(`
  @recovery
  @improve:VERB
  @change:VERB
  @credit
  @review
  @pay
  report|root
  it|this|that|these|they @will|should be *2 in|by|at|around|within|before *2 ~
  arrive|provision|deliver|reprocess|publish
`);
const TAKES = patterns(`
  take *5 ~length
  last:ahead *3 ~length
  be no longer|more than ~length
  need|require *1 another|more ~length
  eta|etr|estimate|estimated|estimation *9 ~
  estimate *14 is *1 ~
  estimate *14 is *1 between ~
  @will be *2 ~length before|until|till
  give me|us *1 ~
  tell|say|promise *3 ~day|clock
  as quickly|fast|early|little as *2 ~
  another|remaining ~length
  ~length *1 remaining|left|away|out
`);
/** How slow something is, and what has been: no forecast. */
const NO_FORECASTS = patterns(`
  eta|estimate|timeline|schedule *4 provided|shared|given|communicated
  follow|chase *4 up
  monitor|watch|observe|evaluate|review:ahead *8 ~
  !no longer|slower than
  result *1 in
  !in|within|under|by|no more|less than
  not|n't take
  take|taking|took longer
  be|'re|'s taking
  took|lasted|persisted
  delays|delay|delayed *1 of|by
  wait|latency *2 of
  @will|may|might *2 see|experience|notice *3 delays|delay|latency|errors
  @update *4 as|when|once
  begin|beginning|start|starting|commence|commencing *1 at|on|from|~
  once *1 ~
`);
/** How long harm goes on is when it ends. */
const HARM_UNTIL = patterns(`
  @forecast|be|remain|see|experience|continue *8 down|unavailable|offline|degraded|disruption|disruptions|outage|delays *6 for|until|through|throughout *4 ~
`);
const SLOW_THINGS = patterns(`
  take *4 ~length to|for|before
`);

/** A time attached to recovery, a fix, a credit or a report. */
export const readEta: Reader = (sentence, clauses) => {
  const updates = readNextUpdate(sentence, clauses);
  return clauses.flatMap((clause) => {
    const end = clause.start + clause.tokens.length;
    return updates.some((one) => one.start < end && one.end > clause.start) ? [] : readClause(clause);
  });
};

function readClause({ tokens, start }: Clause): Reading[] {
  const times = timeIndices(tokens);
  if (times.length === 0) return [];
  const until = findFirst(tokens, HARM_UNTIL);
  if (until !== null && hasAny(tokens, EXPECTS) && endsAhead(tokens, until.end - 1))
    return [reading(start + until.start, start + until.end, 'hard')];
  if (hasAny(tokens, NO_FORECASTS)) return [];
  const takes = findFirst(tokens, TAKES);
  if (takes !== null && !isSlowThing(tokens) && !isPastTake(tokens[takes.start])) {
    const lead = leadOf(tokens, takes.end - 1);
    if (!['for', 'from', 'since', 'after'].includes(lead))
      return [reading(start + takes.start, start + takes.end, 'hard')];
  }
  const foretells = hasAny(tokens, FORECASTS);
  const index = times.find((one) => isToCome(tokens, one, foretells));
  if (index === undefined || !(hasAny(tokens, COMINGS) || isSurelyToCome(tokens, index))) return [];
  const isVague = tokens[index]?.time === 'vague';
  if (isVague && (!foretells || hasAny(tokens, REPORTS))) return [];
  return [reading(start + Math.max(0, index - 2), start + index + 1, isVague ? 'soft' : 'hard')];
}

function isPastTake(token: Clause['tokens'][number] | undefined): boolean {
  return token?.lemma === 'take' && token.tense === 'done';
}

const EXPECTS = patterns(`
  @will|expect|anticipate|should|may|might|likely|estimate|estimated|continue
`);

function endsAhead(tokens: Clause['tokens'], index: number): boolean {
  const said = tokens[index];
  return said?.time === 'clock' || said?.time === 'day' || /next|coming|rest|remainder/.test(said?.word ?? '');
}

/** `will … by noon`, whatever it is, unless it is maintenance that was announced. */
function isSurelyToCome(tokens: Clause['tokens'], index: number): boolean {
  return (
    tenseAt(tokens, index) === 'ahead' &&
    isAhead(tokens, index) &&
    !/month|quarter|year|sprint/.test(tokens[index]?.word ?? '') &&
    tokens[index]?.time !== 'vague' &&
    !hasAny(tokens, ANNOUNCED)
  );
}

/** `should have it fixed by noon`. */
const HAVE_DONE = patterns(`
  @will|able|to *1 have|get *8 #done
`);
const ANNOUNCED = patterns(`
  maintenance|window|scheduled|planned
  will no longer
  speak|meet|discuss|raise|talk *4 up|with|to
  begin|start|commence
  you|customers|users @will|may|might|can|should
`);

function isToCome(tokens: Clause['tokens'], index: number, foretells: boolean): boolean {
  const tense = tenseAt(tokens, index);
  if (tense === 'done' && !hasAny(tokens, HAVE_DONE)) return false;
  return foretells ? mayBeAhead(tokens, index) : isAhead(tokens, index) && isPresent(tokens);
}

const REPORTS = patterns(`
  @review
  @another *1 @update
  report|details|information|follow|following|share|post|publish
`);

function reading(start: number, end: number, strength: Reading['strength']): Reading {
  return { label: 'eta', strength, start, end };
}

/** `finishes in ten minutes`: the present speaks of what comes when no past stands beside it. */
function isPresent(tokens: Clause['tokens']): boolean {
  return (
    !tokens.some((token) => token.kind === 'VERB' && /(?:ed|ught|ade|ent)$/.test(token.word)) ||
    hasAny(tokens, NOUNS_OF_RECOVERY)
  );
}

const NOUNS_OF_RECOVERY = patterns(`
  underway|progress|ongoing|permanent
`);

function isSlowThing(tokens: Clause['tokens']): boolean {
  const slow = findFirst(tokens, SLOW_THINGS);
  if (slow === null) return false;
  const said = tokens[slow.end - 2]?.word ?? '';
  return /second|minute|min\b/.test(said) && !hasAny(tokens.slice(0, slow.start), NOUNS_THAT_RECOVER);
}

const NOUNS_THAT_RECOVER = patterns(`
  recovery|restoration|backlog|queue|fix|rollout|deployment|rebuild|repair|restore|process|migration|failover|rollback|it|this|that|resolution|mitigation
`);
