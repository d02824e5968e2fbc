import { findFirst, hasAny } from '../../pattern.ts';
import { patterns, type Reader, type Reading } from '../read.ts';

/** Somebody of ours is at it, will be, or means to: `we are`, `we will`, `we plan to`. */
const UNDERTAKINGS = patterns(`
  @us *2 @will *1 be? @improve
  while we *2 #VERB
  and *1 are|is|'re *2 take|taking|work|working|plan|planning|implement|implementing|add|adding|explore|exploring
  #PROPN are|is *2 working|improving|adding|implementing|planning|exploring|investing
  @us *2 @will *1 be? explore|exploring|evaluate|evaluating|consider|considering|investigate|assess|examine
  @us *2 @will *3 work|working *3 to|on|with
  @us *2 @will *1 be? *1 conduct|conducting|undertaking|carrying|performing|putting
  @us *2 @will *3 @change:VERB
  @us *3 are|is|'re|'m|am *2 @improve
  @us *3 are|is|'re|'m|am *2 @change:VERB
  @us *3 are|is|'re|'m|am *2 work|working|look|looking|focus|focusing|plan|planning|take|taking|commit|committed|go|going|continue|continuing|begin|beginning|start|starting|explore|exploring|consider|considering|seek|seeking|aim|dedicated
  @us *2 plan|intend|aim|commit|continue|need|want|propose|hope|pledge|expect|vow|resolve|wish|strive|endeavor|endeavour|begin|start|began *1 to|on
  @us *1 have *2 begun|started|planned|scheduled|committed|decided|identified|prioritized|prioritised|initiated|commenced|put|opened|created|set|added|tasked|ordered|agreed
  @will *2 do *3 everything|all|best|utmost *6 to
  @us *3 be|'re *2 put|putting
  let 's *3 @improve|@change|commit
  put|write *2 down *2 that
  @will *2 be *2 @improve
  @will *2 be *2 @change:VERB
  are|is|'re *1 being *2 @improve
  are|is|'re *1 being *2 @change:VERB
  steps *3 include|are|be
  actions|items|measures|improvements|changes|work|follow-ups|remediation|plans *2 include|are|planned|:
  be *1 planned|scheduled|underway|planning
  in *1 process|midst *1 of
  work|efforts|project *3 be|has|have|begun|underway|continues to|on
  team|teams|engineers|engineering|company *3 @will|plan|continue|work|commit
  looking|look|looks at|into|forward
  and|, are|be|@will *2 @improve
  and|, are|be|@will *2 @change:VERB
  and|, improving|enhancing|adding|implementing|introducing|strengthening
  @will *2 ensue
  priority|goal|focus|aim *3 be|is
`);
const STRONG = patterns(`
  @improve *3 @safeguard
  @improve our|the|its|how|on|and|upon|#NOUN|#ADJ|#PROPN|automatic|automated
  working|work *1 to|on *2 @improve
  @improve
`);
const IMPROVED_SAFEGUARD = patterns('@improve *3 @safeguard');
const WITH_OBJECT = patterns(`
  @change:VERB *7 @safeguard
  @change:VERB *4 @better
  permanent|long-term|longer-term|lasting|robust *1 @fixnow|controls|change|changes|solution|measures
  ways *4 to|of
  options *1 to|for *2 @improve|@change
  explore|exploring|evaluate|evaluating|consider|considering *2 implementing|adding|using|moving|introducing|adopting|switching|migrating|options
  put|putting *4 @safeguard|measures|systems *3 in place
  plan|planning|planned|intend|committed|roadmap|commit *1 to *2 @change:VERB
  conduct|conducting|perform|performing|undertake|undertaking|carry|carrying *4 review|audit|assessment *1 of|into
  action items
  follow-up|follow-ups *2 items|actions|work|tasks
  steps|measures|work|changes *2 to *2 @improve|reduce|prevent|ensure|minimize|minimise|avoid|mitigate|make|address
  @change:VERB *4 second|secondary|additional|redundant|new|dedicated|larger|bigger|more|different|another|separate *3 #NOUN|#PROPN
  migrate|switch|moving|move|migrating *3 to|away|off|from|onto
  chats|talk|conversation|conversations *2 with
  hire|hiring|train|training|recruit
  on *2 roadmap
  better *1 #NOUN|#VERB|#ADJ
`);
/** The purpose lies ahead of this incident. */
const AHEAD = patterns(`
  in *1 future
  future
  going|moving forward
  from now on
  next time
  @recur
  from *2 happening|occurring|reoccurring
  similar *2 @trouble|situation|situations|failure|problems
  like this
  of this kind|type|nature|sort
  likelihood|chance|chances|risk|probability|possibility|potential *2 of|for|that
  more quickly|rapidly|gracefully|resilient|reliable|robust|effectively|rare|proactively
  time to *1 detect|detection|mitigate|mitigation|recover|recovery|resolution|respond
  long|longer -? term
  long-term|longer-term|permanent|permanently
  happen|occur *1 again
  prevent|avoid|reduce|minimize|minimise|limit *4 @trouble|impact|downtime|errors|risk|outages|dependency
  earlier|sooner|faster
`);
/** It is done already: no promise. */
const DONE = patterns(`
  @us *1 have|'ve *2 now|since|also|already *2 #VERB
  @us *1 have|'ve *1 improved|implemented|added|increased|updated|tuned|enhanced|fixed|deployed|changed|introduced|corrected|adjusted|upgraded|expanded|removed|disabled|replaced|put|made|taken|strengthened|migrated|moved|enabled|completed|rolled|applied|scaled|built|established|raised|created|resolved|reverted|identified|ensured
  has|have been *1 improved|implemented|added|increased|updated|tuned|enhanced|fixed|deployed|changed|introduced|corrected|adjusted|upgraded|expanded|removed|disabled|replaced|put|made|taken|strengthened|migrated
`);
const DONE_BUT = patterns(`
  work|item|items|task|tasks|tickets|ticket *3 to|on|for
  action items
  roadmap|backlog
  plans|plan
  improvements *3 to|that|we
  steps to
  and|while|, *2 be|are|@will|'re *2 #VERB
  while we
  @will
`);
/** Today's mitigation, an instruction to readers, or what they will see. */
const NOT_OURS = patterns(`
  you|your|customers|users *2 @will|should|can|need|may|must
  please|kindly
  @us *2 @will *2 continue *2 monitor|investigate|work|provide|keep|update
`);
const OF_TODAY = patterns(`
  options|ways|plan|estimate *3 to|for|on *2 restore|resolve|fix|mitigate|recover|regenerate|return
  working|investigating|work|investigate *8 ensure|ensuring *6 not|never|n't
  working|work|works *2 to *3 restore|resolve|fix|mitigate|recover|identify|understand|isolate|determine|investigate|stabilize|bring|get|address|remediate|repair|replace|clear|reduce|minimize
  on *2 fix|mitigation|resolution|restoration|recovery|solution|workaround|restoring|resolving|fixing|it|this
  performance|latency|success|rates|rate|service|recovery|situation|things|conditions *3 improve|improving|improved|improvement|improvements
  see|seeing|observe|observing|show|showing *4 improve|improvement|improvements|improving
  begin|start|expect *3 improving
`);
/** A future state said of the time ahead: `going forward nobody will`, `next time we will`. */
const FROM_NOW_ON = patterns(`
  going|moving forward *8 @will|'ll|be
  @will|'ll *9 going|moving forward
  from now on
  next time *4 @will|'ll
  next time *4 'll
  in future *2 we|all|every|any *3 @will|'ll
  @will *1 no longer *2 need|require|depend|rely
  no longer be *1 needed|required|necessary|possible
  in|put|set *6 motion
  continue|continuing *3 evaluate|evaluating|explore|exploring|invest|investing|improve|improving
  impossible
`);
const FORETELLS_PREVENTION = patterns(`
  this|that|which|it|change|fix *1 @will *1 prevent
`);

/** An improvement beyond today's mitigation, ongoing or to come. */
export const readFixPromise: Reader = ({ tokens }) => {
  if (hasAny(tokens, NOT_OURS) && !hasAny(tokens, IMPROVED_SAFEGUARD)) return [];
  const undertaken = findFirst(tokens, UNDERTAKINGS);
  const isAhead = hasAny(tokens, AHEAD);
  const fromNowOn = findFirst(tokens, FROM_NOW_ON);
  const isOnlyDone = hasAny(tokens, DONE) && !hasAny(tokens, DONE_BUT);
  if (isOnlyDone) return [];
  if (undertaken === null) {
    return fromNowOn === null || hasAny(tokens, FORETELLS_PREVENTION)
      ? []
      : [reading(fromNowOn.start, fromNowOn.end, 'hard')];
  }
  const improves = findFirst(tokens, WITH_OBJECT) ?? findFirst(tokens, STRONG);
  const isOfToday = hasAny(tokens, OF_TODAY) && !isAhead;
  if (isOfToday) return [];
  if (improves !== null && (isAhead || hasAny(tokens, STRONG) || hasAny(tokens, WITH_OBJECT)))
    return [reading(undertaken.start, improves.end, isAhead || hasAny(tokens, WITH_OBJECT) ? 'hard' : 'soft')];
  if (isAhead && hasAny(tokens, CHANGES)) return [reading(undertaken.start, undertaken.end, 'hard')];
  return fromNowOn === null ? [] : [reading(fromNowOn.start, fromNowOn.end, 'hard')];
};

const CHANGES = patterns(`
  @change
  @improve
  steps|measures|work
`);

function reading(start: number, end: number, strength: Reading['strength']): Reading {
  return { label: 'fix_promise', strength, start: Math.min(start, end - 1), end: Math.max(start + 1, end) };
}
