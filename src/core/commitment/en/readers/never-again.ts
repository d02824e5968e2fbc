import { findFirst, hasAny } from '../../pattern.ts';
import { patterns, type Reader } from '../read.ts';

const ASSERTIONS = patterns(`
  never *4 again
  never|not|cannot|nor *4 @happen *8 again|twice
  not|never|cannot|no|n't *3 @recur
  not|never *4 @happen *4 second time
  n't *4 @happen *4 second time
  @will|can|could|should *2 not|never *3 @happen *4 like this|that
  no longer be? *1 possible|able
  @will|can|could|should *1 no longer *2 @happen|take|bring
  @will|can|could|should *1 not|never *5 @happen *6 any more|longer|anymore
  @sure *8 not|never|n't|no|without *8 again
  no further|more|additional *2 @trouble|impact|disruption *2 be? expected|anticipated
  not|n't|no longer expect|anticipate|foresee *5 further|recurrence|recurrences|repeat|again|more
  never be *2 any *3 @trouble
  not|n't expect|anticipate|foresee *6 @recurs|@recur|further|additional
  @will *2 not|never *8 again
  prevents|prevented *6 @recur|happening|recurring|reoccurring|again
  ensures|guarantees *6 not|never|cannot|no
  @will *1 prevent *4 @trouble|this|it|similar|future|@recur|any
  @sure *6 not|never|cannot|n't|no *4 @recurs|@recur|possible
  @sure *6 not|never|cannot|n't|no *4 @happen *6 again|anymore
  @sure *4 @will|can|could|does|do *1 not|never *3 @recurs
  @sure *4 not|never|no *3 @recur|repeat
  make|making|made *1 sure *8 not|never|n't|cannot|no *4 @recurs|@recur|repeat
  make|making|made *1 sure *2 no *4 ever|again *6 @happen|again
  made certain *6 never|not|n't|cannot
  no *1 repeat
  @will *3 no further|more *2 @trouble
  promise|word|assure *6 no further|more *2 @trouble
  no chance|risk|possibility|way *5 again|@recur|repeat|@happen
  rule|ruled|rules *1 out *4 another|any|future|repeat|@recur|@trouble
  eliminate|eliminated|eliminates|remove|removed|removes *3 possibility|risk|chance|class|potential
  impossible *6 again|@happen|@recur|twice|fail
  make|makes|made *4 impossible
  be|then impossible
  be the last time
  not be *1 repeated|made
  wo n't be *3 twice|again|repeated
  one -? off|time *3 thing|event|occurrence|issue|incident
  be a one -? off
  impossible for
  nothing *6 ever *1 @happen
  thing of the past
  be *2 last outage|time|incident|interruption *3 of|you|we|that
  @sure *2 that? nothing *6 again|@happen
  !to prevent:now *6 @recur|happening|recurring|again
  isolated incident|event|case|occurrence
  one time thing|event|occurrence|issue
  behind us *1 for good
  for good !#NOUN
  a second time
  made|happen|occur twice
  come|comes|coming back *3 not|never
  @will|can|could *1 not|never *2 come|be *2 back
  cannot *2 come|be *2 back
  @will n't *2 come back
  is|be *3 bulletproof|foolproof
  permanently *1 prevent|prevents|eliminate|eliminated|rule|rules|avoid|solve|solved|resolve|resolved
  safe|immune|protected *6 always|forever|future|again
  going forward *8 safe|always|never
  ensure|ensuring|ensures|guarantee|guarantees|guaranteeing *3 this|it|that|such|similar|same *6 not|never|n't|cannot
  no *4 @will *8 going|moving forward
  no *1 user|customer|one|customers|users *3 @will|ever *5 again
  not *1 experience|see|affect *4 again|anymore|more
  n't *1 experience|see|happen|occur *8 again
  @will *2 not|never *4 @happen *3 in *1 future
  losing|loss|failure *6 @will|can *1 not|never *3 affect|impact
`);
/** Purposes and smaller odds promise nothing; neither does the past or a doubt. */
const NOT_ASSERTED = patterns(`
  help|helps|helping|helped *1 to? *1 prevent|avoid
  never *2 seen|had|experienced|encountered *3 before
  until|unless|before *6 again
  reduce|lower|minimize|minimise|decrease *3 likelihood|chance|risk|probability
  not *2 sure|certain|know *2 if|whether
  less likely
  monitor *10 @sure
  cannot|can not|ca *3 promise|guarantee
`);

/** That it does not come back, asserted or promised. */
export const readNeverAgain: Reader = ({ tokens }) => {
  const found = findFirst(tokens, ASSERTIONS);
  if (found === null || hasAny(tokens, NOT_ASSERTED)) return [];
  return [{ label: 'never_again', strength: 'hard', start: found.start, end: found.end }];
};
