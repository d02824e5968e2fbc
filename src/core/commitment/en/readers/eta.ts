import { findFirst, hasAny } from '../../pattern.ts';
import { patterns, type Clause, type Reader, type Reading } from '../read.ts';
import { isAhead, leadOf, mayBeAhead, timeIndices } from './when.ts';
import { readNextUpdate } from './next-update.ts';

const FORECASTS = patterns(`
  @forecast
  eta
  be|'re|'m going to
  let 's
  give me|us
  needs|need|require another|~|about|up
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
`);
const TAKES = patterns(`
  take *5 ~length
  need|require *1 another|more ~length
  eta|etr|estimate|estimated|estimation *9 ~
  give me|us ~
  tell|say|promise *3 ~day|clock
  as quickly|fast|early|little as *2 ~
  another|remaining ~length
  ~length *1 remaining|left|away|out
`);
/** How slow something is, and what has been: no forecast. */
const NO_FORECASTS = patterns(`
  longer|more|less|slower than
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
const HAS_BEEN = patterns(`
  was|were|had|been
`);
const LOOKS_AHEAD = patterns(`
  expect|expected|will|should|'ll|hope|hopefully|estimate|anticipate|plan|planned|scheduled|aim|going|might|may|could
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
  const takes = findFirst(tokens, TAKES);
  const times = timeIndices(tokens);
  if (times.length === 0 || hasAny(tokens, NO_FORECASTS)) return [];
  if (hasAny(tokens, HAS_BEEN) && !hasAny(tokens, LOOKS_AHEAD)) return [];
  if (takes !== null && !isSlowThing(tokens)) {
    const lead = leadOf(tokens, takes.end - 1);
    if (!['for', 'from', 'since', 'after'].includes(lead))
      return [reading(start + takes.start, start + takes.end, 'hard')];
  }
  const foretells = hasAny(tokens, FORECASTS);
  const index = times.find((one) => (foretells ? mayBeAhead(tokens, one) : isAhead(tokens, one) && isPresent(tokens)));
  if (index === undefined || !hasAny(tokens, COMINGS)) return [];
  const isVague = tokens[index]?.time === 'vague';
  if (isVague && (!foretells || hasAny(tokens, REPORTS))) return [];
  return [reading(start + Math.max(0, index - 2), start + index + 1, isVague ? 'soft' : 'hard')];
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
