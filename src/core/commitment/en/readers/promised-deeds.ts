import { findAll, hasAny, type Match } from '../../pattern.ts';
import type { Token } from '../../token.ts';
import { patterns } from '../read.ts';

/** Somebody of ours says what they are going to do. */
const ANNOUNCED = patterns(`
  @us|they *3 @will *2 #ahead
  #NAME #NOUN? @will #ADV? #ahead
  @us|they be going to #ADV? #ahead
  @us|they *2 plan|intend|aim|propose|pledge|want:now *1 to #ADV? #ahead
  #NAME|company|team #ADV? plan|intend|aim|pledge to #ADV? #ahead
  @us have *1 decided|agreed to #ADV? #VERB
  @us|they|company *2 commit|committed|planning|looking|aiming|planned to #ADV? #VERB
  @us|they have *1 plans|intention|proposal *1 to #ADV? #VERB
`);

/** Somebody is at it, or it is being done: only what outlasts the day counts. */
const UNDER_WAY = patterns(`
  @us|they am|'m|are|'re|is *2 #ahead
  #NAME|team|teams|company is|are #ADV? #ahead
  #NOUN @will #ADV? be #ADV? #ahead
  #NOUN is|are #ADV? being #ahead
  @us|they work:ahead to|on #ADV? #VERB
`);

/** What was agreed on is told without anybody who does it. */
const LISTED = patterns(`
  future|further|planned|term|next|remaining|proposed|preventive|preventative|corrective|remedial|committed *1 plan|plans|action|actions|step|steps|work|measures|improvements|changes|enhancements|mitigations|ups|prevention|remediation *1 include|includes|involve|involves|are|is|will|:
  @us|they|company|#PROPN plan:now *3 improvements|improvement|changes|updates|enhancements|testing|measures|upgrades
  efforts|effort|priority|focus|attention *1 is|are *2 on *3 #ahead
  @us are|'re|is|will *2 focused|focusing|prioritizing|prioritising|reprioritizing|accelerating on? *3 @safeguard|@measure|@better
  @us *3 identified|defined|agreed|planned|outlined|compiled|listed *3 actions|action|improvements|measures|steps|ups
  longer|long -? term ,|: *6 @will|plan|planning|is|are
  action|actions|step|steps|priority|plan be to #ADV? #VERB
  lessons *6 @will
`);

/** Which verbs say what helps today, or only tell, wait and look; all others of ours last longer. */
const TODAYS = new Set(
  'accept access add address advance affect allow analyse analyze announce answer apologise apologize appear apply appreciate ask assess assist attempt avoid be become begin believe bill block bring call carry catch cause charge check clean clear close come commit communicate compensate complete conduct confirm consider contact continue correct credit delete deliver deploy describe determine disable discuss do download drain email enable end ensure escalate examine expect experience explain extend fail fall feel figure finalise finalize find finish fix follow forget get give go guarantee handle happen have hear help honor honour hope host identify impact include inform investigate issue keep know last lead learn leave let lift like live load log look lose maintain make mean meet mention migrate minimise minimize mitigate monitor move need notify occur offer open operate panic pause pay perform post power prevent proceed process progress promise protect provide provision publish put queue re-enable re-enabled reach reboot rebuild receive recover redirect reduce reflect refund refuse regenerate reimburse release remain remove render reopen replace replay reply report reprocess request requesting requeue require reroute rerun reset resolve respond restart restore restrict result resume retry return revert rise roll route run say schedule see send serve set share ship show shut sit spare speak start stay stop strive suspend switch sync take talk tell thank think time transfer trust try turn undergo understand update upgrade upload use verify void wait waive want watch wish work worry write'.split(
    ' ',
  ),
);

/** Under way they are as often a mitigation. */
const OFTEN_TODAYS = new Set([
  'add',
  'prevent',
  'limit',
  'extend',
  'upgrade',
  'implement',
  'rotate',
  'isolate',
  'review',
  'audit',
  'increase',
  'reduce',
  'test',
]);

/** Not ours, or of today. */
const OF_TODAY = patterns(`
  today|tonight|tomorrow|shortly|soon|overnight
  ~clock
  ~vague
  maintenance|window|outage *3 @will
  @credit
  please|kindly
  you|customers|users|customer *1 @will|should|can|need|may|must
  as soon as
  once|until *10 #done
  workaround
  @change *3 @fixnow|mitigations|fixes|patches
  if *3 you
`);

/** A deed of ours that is to come and outlasts today's mitigation. */
export function promisedDeed(tokens: readonly Token[], lasting: ReadonlySet<string>): Match | null {
  if (hasAny(tokens, OF_TODAY)) return null;
  const listed = findAll(tokens, LISTED)[0];
  if (listed !== undefined) return listed;
  const announced = findAll(tokens, ANNOUNCED).find((match) => isNew(deeds(tokens, match), lasting));
  const isLasting = ({ lemma }: Token): boolean => lasting.has(lemma) && !OFTEN_TODAYS.has(lemma);
  return announced ?? findAll(tokens, UNDER_WAY).find((match) => deeds(tokens, match).some(isLasting)) ?? null;
}

/** The first verb may be any that is not of today; those joined to it must be known to last. */
function isNew([first, ...others]: readonly Token[], lasting: ReadonlySet<string>): boolean {
  if (first === undefined) return false;
  const isOpen = !TODAYS.has(first.lemma) && !TODAYS.has(first.word);
  return isOpen || others.some(({ lemma }) => lasting.has(lemma) && !OFTEN_TODAYS.has(lemma));
}

/** The verb of an announcement and those joined to it. */
function deeds(tokens: readonly Token[], { end }: Match): Token[] {
  const verbs: Token[] = [];
  for (let at = end - 1; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || (at >= end && SUBJECTS.has(token.kind) && isVerbal(tokens[at + 1]))) break;
    if (isVerbal(token) && token.kind === 'VERB' && (at === end - 1 || JOINING.has(tokens[at - 1]?.word ?? '')))
      verbs.push(token);
  }
  return verbs;
}

const SUBJECTS = new Set(['PRON', 'NOUN', 'PROPN']);
const JOINING = new Set(['and', ',', 'to', 'or', 'by']);

function isVerbal(token: Token | undefined): boolean {
  return token?.kind === 'VERB' || token?.kind === 'AUX';
}

/** `Propagate alerts to the chat`: an order to oneself, that begins with a verb of no mitigation. */
export function isOrder(tokens: readonly Token[]): boolean {
  const begin = tokens.findIndex(({ kind }) => kind !== 'PUNCT' && kind !== 'SYM');
  const at = tokens[begin]?.word === 'do' && NEGATIONS.has(tokens[begin + 1]?.word ?? '') ? begin + 2 : begin;
  const [verb, next] = [tokens[at], tokens[at + 1]];
  if (verb?.kind !== 'VERB' || verb.word !== verb.lemma || TODAYS.has(verb.lemma)) return false;
  const [isToReaders, isTold] = [
    tokens.some(({ word }) => TO_READERS.has(word)),
    tokens.some(({ word }) => TOLD.has(word)),
  ];
  return next !== undefined && OBJECTS.has(next.kind) && !isToReaders && !isTold;
}

const OBJECTS = new Set(['NOUN', 'PROPN', 'ADJ', 'DET']);
const NEGATIONS = new Set(['not', "n't"]);
const TOLD = new Set(['was', 'were', 'is', 'are', 'has', 'have', 'had', 'did']);
const TO_READERS = new Set(['you', 'your', 'please', '?']);
