import { findAll, hasAny, type Patterns } from '../../pattern.ts';
import type { Token } from '../../token.ts';
import { patterns, type Reader, type Reading } from '../read.ts';

/** `X was caused by Y`: a concrete cause follows. */
const AFTER_THIS = patterns(`
  caused|triggered|prompted|precipitated|induced|introduced|created|started|initiated *1 by
  due *1 to
  attributed|attributable *1 to
  traced *2 to
  stem|result|originate|arise *1 from
  originate in
  be *2 result|consequence|outcome of
  because|owing of|to?
  down to
  cause|reason|culprit|trigger|source *6 was|is|be|being|:
  cause|reason|culprit|trigger *6 to be|have
  brought on|about|down by
  happened|occurred|failed|arose|began|started *2 because|when|as|after
  thanks to
  as *1 a *1 result *1 of
`);
const WEAK_LEADS = new Set(['thanks']);
/** `Y caused X`: a concrete cause stands before. */
const BEFORE_THIS = patterns(`
  caused|causing|causes
  led|leading|leads *1 to
  resulted|resulting|results *1 in
  triggered|triggering|broke|overwhelmed|overloaded|exhausted|saturated|prevented|knocked|disrupted|crashed|corrupted|introduced|severed|contributed
  which *1 caused|led|resulted|triggered|prevented|meant
  to *1 blame
`);
/** `we found that Y`: a concrete cause follows. */
const FOUND = patterns(`
  @us *4 @find *2 that|a|an|the|as|to|it
  investigation|analysis|logs|review|determined *4 @find|show|showed|shows|revealed|reveals|indicated|pointed *2 that|a|an|the|to
  isolated|narrowed|traced|located *5 to|in
  turned *1 out
  it|this *2 be|was|is *2 @find|determined|discovered|confirmed *1 that
`);
/** Said without naming a link, and yet a cause. */
const STATED = patterns(`
  ran|run|running *1 out *1 of
  was|were|been *2 entered|configured|set|applied|deleted|removed|run|executed|pushed *2 incorrectly|accidentally|mistakenly|wrongly|inadvertently
  @supplier|they *4 suffered|experienced|had *5 @fault|power|interruption
  @supplier *4 be experiencing|having|suffering *5 @fault
  hit|reached|exceeded|exhausted *4 limit|limits|ceiling|capacity|quota|maximum
  had|have|has *1 expired
  error *1 was *1 made
  human|operator error
  not *2 get *1 updated|configured|applied|renewed
  was|were *1 not *2 renewed|configured|set|applied|updated|rotated|propagated|replicated|deployed *2 correctly|properly|to|in|on|before
  misconfigured|mis-configured
  reverted|rolled *6 change|changes|deploy|deployment|release|commit|update *2 that|which *1 caused|triggered|introduced|led|broke
  caused|triggered|broke *1 by
  single point of failure
  lost *1 power|connectivity|quorum
  power *1 outage|failure|loss|event|cut|surge
  fiber|fibre *1 cut
  hardware *1 failure|fault|failures
  @people *3 @slip
  ran *2 wrong
  old|stale|incorrect|wrong|bad|invalid|faulty|corrupt|expired *2 configuration|config|certificate|setting|route|credential|credentials|key *2 present|was|were|on|in|being|that|which
`);
const NO_CAUSES = patterns(`
  cause|causes|reason|source *2 is|be|was|remain|remains *2 unknown|unclear|investigated|investigating|identified|known|found|determined|established
  root? cause|causes *3 is|be|was *2 being|under|still|not|yet|fixed|mitigated|resolved|addressed|removed
  investigat- *4 cause|causes|what|why|whether|issue|reports
  identify|understand|determine|find|isolate|establish *3 cause|causes|what|why|whether|root|source
  determining|identifying|finding|understanding *4 cause
  not *3 caused|due|related|result
  looking|look *1 into
`);
const WEAK_CAUSES = patterns(`
  due|owing to|of *2 maintenance|scheduled|planned|upgrade|holiday|holidays
  due|because to|of *1 this|the|these|that|ongoing|an|a|current|recent|above|earlier *2 @vaguecause
  because we|you|they|it *2 @will|want|need|care|know|believe
  due to *1 be|complete|start|end|finish|expire|launch
`);
const NAMED_TROUBLE = patterns(`
  #NOUN|#PROPN|#ADJ @vaguecause
  @concrete *1 @vaguecause
  @vaguecause *1 with|in|at|within|on|from|between *4 #NOUN|#PROPN
`);
const REACH = 9;

/** A concrete cause stated as a fact. */
export const readRootCause: Reader = ({ tokens }, clauses) => {
  const hedged = (index: number): boolean => isHedged(tokens, index, clauses);
  const found =
    linked(tokens, AFTER_THIS, hedged, (match) => hasConcrete(tokens.slice(match.end, match.end + REACH))) ??
    linked(tokens, BEFORE_THIS, hedged, (match) =>
      isCause(tokens.slice(0, match.start), tokens.slice(match.start, match.end + REACH)),
    ) ??
    linked(tokens, FOUND, hedged, (match) => isFinding(tokens.slice(match.end - 1, match.end + REACH))) ??
    linked(tokens, STATED, hedged, () => true);
  if (found === null) return [];
  if (hasAny(tokens, NO_CAUSES) && !hasAny(tokens, SAID_OUTRIGHT)) return [];
  if (hasAny(tokens, WEAK_CAUSES) && !hasAny(tokens, NAMED_TROUBLE)) return [];
  return [found];
};

/** Doubt stands anywhere before the link in its clause, or right beside it: `customers may see errors caused by` is none. */
function isHedged(tokens: readonly Token[], index: number, clauses: Parameters<Reader>[1]): boolean {
  const start = clauses.findLast((one) => one.start <= index)?.start ?? 0;
  const near = tokens.slice(Math.max(start, index - 4), index + 6);
  return hasAny(tokens.slice(start, index), DOUBTS) || hasAny(near, HEDGES);
}

const DOUBTS = patterns(`
  believe|suspect|suspected|think|appear|seem|theory|hypothesis|suggest|suspicion|presume|assume|apparently|whether|if|possible|possibility|investigating|investigate|unclear|unsure
`);
const HARM = patterns(`
  @harm
  #NOUN|#PRON *3 to #VERB
  condition|losing|cascade|explosion|unresponsive|full
`);
const HEDGES = patterns(`
  @hedge
`);
const SAID_OUTRIGHT = patterns(`
  caused by
  due to
  triggered by
  resulted|stemmed from
`);

function linked(
  tokens: readonly Token[],
  links: Patterns,
  hedged: (index: number) => boolean,
  names: (match: { start: number; end: number }) => boolean,
): Reading | null {
  for (const match of findAll(tokens, links)) {
    const word = tokens[match.start]?.word ?? '';
    if (WEAK_LEADS.has(word) && match.start > 0) continue;
    if (hedged(match.start) || isAhead(tokens, match.start) || !names(match)) continue;
    return {
      label: 'root_cause_claim',
      strength: 'hard',
      start: match.start,
      end: Math.min(tokens.length, match.end + 3),
    };
  }
  return null;
}

const MODALS = new Set(['will', "'ll", 'to', 'would', 'can', 'avoid', 'prevent', 'wo', 'if', 'could', 'may', 'might']);

/** Not what has happened but what may: `to cause`, `will lead to`. */
function isAhead(tokens: readonly Token[], index: number): boolean {
  return tokens.slice(Math.max(0, index - 2), index).some(({ word }) => MODALS.has(word));
}

function hasConcrete(tokens: readonly Token[]): boolean {
  const upToClause = tokens.findIndex(({ word }) => word === ';' || word === '.');
  const said = upToClause === -1 ? tokens : tokens.slice(0, upToClause);
  const [first] = said;
  if (first === undefined) return false;
  return hasAny(said, CONCRETE) || hasAny(said, NAMED_TROUBLE);
}

const CONCRETE = patterns(`
  @concrete
  @supplier
`);

/** Whether what stands before `caused` is named, and what it did was harm. */
function isCause(before: readonly Token[], after: readonly Token[]): boolean {
  const subject = before.slice(-14);
  if (hasAny(subject.slice(-3), VAGUE_SUBJECTS) || !subject.some(({ kind }) => kind === 'NOUN' || kind === 'PROPN'))
    return false;
  const link = after[0]?.word ?? '';
  if (!link.endsWith('ing') && !NEEDS_HARM.has(link)) return true;
  return hasAny(subject, CONCRETE_SUBJECTS) && hasAny(after, HARM);
}

const NEEDS_HARM = new Set(['prevented', 'created', 'introduced', 'triggers', 'causes', 'leads', 'results']);

const CONCRETE_SUBJECTS = patterns(`
  a|an|the|our|this|their|one|recent|certain|#PROPN *4 @concrete
  @supplier
  @concrete *1 issue|issues|problem|problems|error|errors
`);
const VAGUE_SUBJECTS = patterns(`
  the|this|that|an|these|ongoing issue|issues|problem|problems|incident|outage|disruption
  that|which *1 be|is|are
  it|this
`);

function isFinding(after: readonly Token[]): boolean {
  return hasAny(after, FOUND_THINGS) && !hasAny(after.slice(0, 6), UNNAMED);
}

const FOUND_THINGS = patterns(`
  a|an *4 @concrete
  that *8 @concrete
  that *6 @supplier
  to *5 @concrete
  in *5 @concrete
  as *5 @concrete
  the *3 bug|culprit|fault
`);
const UNNAMED = patterns(`
  cause|causes|root|source
  fix|mitigation|solution|workaround
  an|the|a issue|problem
`);
