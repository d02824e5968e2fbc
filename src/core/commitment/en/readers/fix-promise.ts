import { findFirst, hasAny } from '../../pattern.ts';
import { isTask, patterns, type Reader, type Reading } from '../read.ts';
import { CLASSES } from '../words.ts';
import { isTaskInProgress } from './task-in-progress.ts';
import { isOrder, promisedDeed } from './promised-deeds.ts';

/** Improving something is a promise by itself as long as it lies ahead. */
const IMPROVING = patterns(`
  @improve:ahead
  @harden:ahead *6 @safeguard|@better
  @change:ahead *8 @safeguard
  @change:ahead *5 @better
  explore|evaluate|consider|assess|research|pursue|study:ahead *6 @measure|@safeguard
  explore|evaluate|consider:ahead *4 #ahead
  prepare|preparing:ahead to #ADV? @change|@improve
  already in *1 our|the backlog|roadmap|plan|plans
  look|looking:ahead *1 at|into *4 how|ways|whether|options|@change|@improve|@measure|@safeguard
  how @us can *2 @improve|@change|prevent|avoid|do
  investigate:ahead *4 remediation|remediations|safeguards|ways
  investigate|review|develop|discuss|identify:ahead *4 improvements|measures|ways|steps|changes|alternatives|options|safeguards|procedures
  work:ahead on *1 key|several|many|other *1 initiatives|projects
  work:ahead *1 to mitigate|prevent|avoid|reduce *2 future
  work:ahead on *3 plan|plans|alternative|alternatives|improvements|measures|redundancy|resilience
  work:ahead to|with *6 to *1 reduce|prevent|avoid|limit|minimize|minimise
  work:ahead to *1 reduce|prevent|avoid|limit|minimize|minimise
  explore|evaluate|consider|investigate|assess|research:ahead *1 how to
  work:ahead on *6 @safeguard|practices|practice
  plan|propose:ahead *2 changes|improvements|measures|upgrades|work
  monitor:ahead *6 to prevent|avoid
  work:ahead *3 with *6 to see if|whether *2 can
  @make:ahead *5 improvements|enhancements|measures|step|steps|action|safeguards|investments|upgrades|changes
  @make:ahead *5 @better
  @make:ahead *5 more|less *1 #ADJ|#ADV
  while @us *2 @improve *8 @safeguard
  while @us *2 @change:VERB *8 @safeguard
  @make:ahead *6 @safeguard in place|motion
  measures|improvements|safeguards|solutions|enhancements|changes|processes|steps *6 @make:ahead
  measures|improvements|safeguards|enhancements|@safeguard *2 be *2 planned|scheduled|underway|coming|pending|considered|required|needed
  measures|improvements|enhancements|steps|actions *2 include|includes|are|: *8 @improve|@change
  most|next|first *2 important|step|thing|action be to *2 @improve|@change
`);
/** What lasts longer than a mitigation, and is to come rather than under way. */
const TO_COME = patterns(`
  @us *3 @will *1 be? *1 @durable:ahead
  @us be going to *1 @durable|move|switch|scale|upgrade
  @us *2 @will|going *1 to? be *1 more|better
  work:ahead on *1 prevent|avoid
  work:ahead on *2 permanent|long-term|lasting|definitive
  upgrade|migration|replacement|redesign|overhaul *3 be being #ahead
  @us *1 plan|intend|want|aim to *1 @durable
  plan|intention|goal|aim be to *2 @durable|@improve
  @us be *1 hiring|investing|changing|developing
  @safeguard|tool|tools|alert *5 be being add|build|implement|introduce|develop|improve|extend|set|put|redesign|rewrite|rework|review:ahead
  @safeguard|tool|tools|alert|dashboards *3 be on the way
  review|audit|project *6 be *1 underway|scheduled|planned|ongoing
  work *6 be *1 underway|ongoing|scheduled|planned to|on|that
  investigation|evaluation|research *8 in progress
  better|improved|additional|more|further|enhanced *1 @safeguard *2 @will be
  start|begin|initiate|launch|commission:done *4 review|audit|project|overhaul|assessment
  review|audit|project|work *6 be under *1 way
  schedule|plan:done *1 work|project|time|maintenance *1 to|for
  conduct|carry|perform|undertake|do|run:ahead *4 audit|review|analysis|assessment of
  @us *3 @will *1 no longer #ahead
  roadmap *2 include|includes|contains
  longer term , *2 @us *1 @will
  @us *2 @will *2 get *2 @better
  @us *3 @will *1 make *4 automatic|redundant|configurable|optional|mandatory|@better
`);
/** What is done within the day is today's, and a credit is none. */
const NOW = patterns(`
  @credit
  ~clock
  today|tonight|tomorrow|shortly
`);
const ANNOUNCED_WORK = patterns(`
  scheduled|planned maintenance|upgrade
`);
const MAINTENANCE = patterns(`
  maintenance
  window
  scheduled
  rack|server|host *2 your
`);
/** What is planned or listed without a verb that lies ahead. */
const PLANNED = patterns(`
  action items *4 to|that|for
  follow-up|follow-ups|remediation *1 items|actions|work|tasks
  on|to *1 our|the *1 roadmap
  plan|plans|planned to *2 @change|@improve:ahead
  have|has *3 projects|improvements|measures|plans|initiatives *5 #ahead
  @us need:now *1 to *2 @improve|@change
  need|needs|ought to be #ADV? @durable|@improve|changed|moved|made
  @us need|needs:now *1 a|an|better|more|additional *4 @safeguard|way|ways|solution|plan|paths|scanner|tool|tools|headroom|capacity|redundancy
  follow -? up action|actions|items|tasks
  @us *1 have|need|must|should *2 be *1 more *1 careful|aware|vigilant|proactive|rigorous
  timeline|schedule for *2 improvements|upgrades|changes
  so *1 @us can *2 guard|protect|@improve
  @us must|should|need:now *2 figure out how
  work:ahead to *3 @improve|upgrade
  come up with *3 ways|way|plan|plans|measures|safeguards
  ways|how|steps to *1 prevent|avoid
  @will be *2 highest|top|number priority
  be *3 key|main|top|major|primary focus|priority|goal|objective of|for|:|.
  @us must|ought|should *1 to? *2 @improve|@change:ahead *6 @safeguard
  open|create|file|raise *3 ticket|tickets|task|tasks to|for
  open|create|file|raise *3 follow -? up|ups to|for
  follow -? up|ups : #VERB
  follow -? up|ups *2 include
  @us *2 plan|intend|propose|decide|agree to? *2 #ahead *6 @safeguard
  let 's *4 @change|@improve
  commit to *1 @change|@improve
  @safeguard *4 @would *2 be required|needed
  permanent|long-term|longer-term|lasting *1 @fixnow|controls|change|changes|solution|measures *2 coming|underway|planned|in
  more|additional|further|extra @safeguard *3 @would be *2 required|needed|planned|added
`);
/** Somebody of ours does something so that it does not come back, or does less harm. */
const ACTING = patterns(`
  @us *3 #ahead
  #ahead by *1 @change|@improve
  @will *2 #ahead
  are|is|'re *1 being #ahead
  while @us *2 #VERB
`);
const AGAINST_RECURRENCE = patterns(`
  prevent|avoid|avert|stop|minimize|minimise|reduce|lower|limit|mitigate|protect|guard|safeguard|eliminate|decrease *10 future|again|@recur|recurring|similar|happening|occurring|reoccurring|likelihood|chance|risk|such
  ensure *5 next time
  so|ensure|sure *4 that *4 never|cannot|not *3 again|@recur|happen
  in *1 future
  for the future
  future @trouble|events|occurrences|recurrences|responses|releases|changes|maintenance|deployments|deploys|queries
  going|moving forward
  from now on
  next time
  this|these|similar|same *3 from *2 #ahead
  time to *1 detect|detection|mitigate|mitigation|recover|recovery|resolution|respond
  likelihood|chance|chances|risk|probability|possibility *2 of|for|that
`);
/** An item of a list of actions. */
const TASKS = patterns(`
  @improve
  identify|audit|review *6 similar|other|all|remaining
  add|expand|implement|introduce|create|enforce|increase|extend|build|develop|establish|set|enable|define|ensure|review|audit|automate *8 @safeguard|logic|handling|retries|capacity|headroom|@better|metric|metrics|fallback|queue|pool|schedule
  investigate|consider *1 options|#VERB|pushing|whether|using|adding|moving|if|solutions
  schedule|setup *6 @safeguard|discussion|alerts|session
  upgrade|replace|update|move|improve|define|enforce|create|extend|increase|reduce|implement|introduce|automate|redesign|refactor|develop|establish|document|audit|assess|isolate|separate|split|decouple|adopt|prevent|harden|simplify|consolidate|eliminate|instrument|rework|revise|migrate|ensure|add
`);
/** Told to whoever reads. */
const TO_READERS = patterns(`
  you|your
  please|kindly
`);
/** A rule for the time ahead: `future X will undergo Y`, `going forward nobody will`. */
const FROM_NOW_ON = patterns(`
  going|moving forward *8 @will
  @will *9 going|moving forward
  from now on
  next time *5 @will
  in *1 future *1 , *2 we|all|every|any|our *4 @will
  all|any|every future *8 @will
  @will *1 no longer *2 need|require|depend|rely
  no longer be *1 needed|required|necessary|possible
  in|put|set *6 motion
`);
/** What readers of the text shall do or will see, and today's work. */
const NOT_OURS = patterns(`
  please|kindly
  wait for
  you|customers|users *1 @will|should|can|need|may|must
`);
/** `While improving X, we updated Y` tells what was done. */
const NARRATED = patterns(`
  @us *1 have|has *3 #done *12 which|that @will #ADV? @improve
  while|after|when|by|in #ADV? @improve|@change *14 , @us #ADV? #done
`);
/** What will be told is not promised yet. */
const ANNOUNCED = patterns(`
  description|summary|explanation|overview|details *6 what @us *1 be doing
  report *6 detailing|describing|explaining
`);
const OF_TODAY = patterns(`
  make|making progress
  ensuring|maintaining|providing|delivering|keeping *8 is|remains *4 priority|commitment|focus
  monitor|monitoring *3 to ensure
  options|ways|plan|estimate *3 to|for|on *2 restore|resolve|fix|mitigate|recover|regenerate|return
  @see:ahead *4 improve|improvement|improvements|improving
  move|shift|reroute|redirect|route|switch *3 traffic|users|customers|requests
  commit|committed|strive *2 to *1 ensure|ensuring|deliver|delivering|provide|providing|maintain|maintaining|offer|offering|uphold
  #NOUN be *1 decreasing|increasing|falling|improving|stabilizing|dropping
  performance|latency|success|rates|rate|service|recovery|situation|things|conditions|temperatures *3 improve|improving|improved
  begin|start|expect|continue *3 improving
  investigat- *4 cause|root|issue|reports
  improve|improving|improvement *3 service|recovery|situation|things
`);
const OTHER_ACTS = new Set(
  'say give keep let offer want like wish work make take go do guarantee commit promise credit refund put try hope happen monitor investigate provide post share send communicate keep apologize apologise watch wait know understand identify see experience restore resolve fix bring rebuild reboot restart be happen occur impact affect cause prevent avoid ensure reduce mitigate minimize protect deploy publish issue notify inform contact reach thank appreciate return recover'.split(
    ' ',
  ),
);
const FORETELLS_PREVENTION = patterns(`
  this|that|which|it|change|fix *1 @will *1 prevent
`);

const LASTING = new Set([...CLASSES.durable, ...CLASSES.improve]);

/** An improvement beyond today's mitigation, ongoing or to come. */
export const readFixPromise: Reader = ({ tokens }) => {
  if (hasAny(tokens, ANNOUNCED)) return [];
  const prevents = findFirst(tokens, AGAINST_RECURRENCE);
  if (prevents === null && hasAny(tokens, OF_TODAY)) return [];
  if (hasAny(tokens, NARRATED)) return [];
  const improving = findFirst(tokens, IMPROVING) ?? findFirst(tokens, PLANNED);
  if (
    improving !== null &&
    !hasAny(tokens, ANNOUNCED_WORK) &&
    (prevents !== null || !hasAny(tokens.slice(0, improving.start), NOT_OURS))
  )
    return [reading(improving, prevents === null ? 'soft' : 'hard')];
  const isListed =
    (isTask(tokens) && (prevents !== null || hasAny(tokens, TASKS))) ||
    isTaskInProgress(tokens, LASTING) ||
    isOrder(tokens);
  if (isListed && !hasAny(tokens, TO_READERS)) return [reading({ start: 0, end: tokens.length }, 'soft')];
  const toCome =
    hasAny(tokens, MAINTENANCE) || hasAny(tokens, OF_TODAY) || hasAny(tokens, NOW) ? null : findFirst(tokens, TO_COME);
  if (toCome !== null && !hasAny(tokens, NOT_OURS)) return [reading(toCome, 'soft')];
  const fromNowOn = findFirst(tokens, FROM_NOW_ON);
  if (fromNowOn !== null && !hasAny(tokens, FORETELLS_PREVENTION)) return [reading(fromNowOn, 'hard')];
  const acting = findFirst(tokens, ACTING);
  const acts = tokens.some(({ tense, lemma }) => tense === 'ahead' && !OTHER_ACTS.has(lemma));
  if (acting !== null && prevents !== null && acts) return [reading(acting, 'hard')];
  const deed = promisedDeed(tokens, LASTING);
  return deed === null ? [] : [reading(deed, 'soft')];
};

function reading({ start, end }: { start: number; end: number }, strength: Reading['strength']): Reading {
  return { label: 'fix_promise', strength, start, end };
}
