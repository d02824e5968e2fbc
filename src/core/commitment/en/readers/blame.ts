import { findAll, findFirst, hasAny, type Match } from '../../pattern.ts';
import type { Token } from '../../token.ts';
import { isTask, patterns, type Reader } from '../read.ts';

/** What went wrong stands beside whose it is. */
const THEIR_TROUBLE = patterns(`
  my|our host|hosts|webhost|hoster *9 @fault|attacked
  issue|problem|fault be my|our host|webhost|hoster|isp|provider
  @agent *9 @fault
  third|3rd -? party|parties *9 @fault
  upstream *4 @fault
  hosting|cloud|hardware|network|internet|power|telecom|software|data|datacenter|payment|dns|service|infrastructure|colocation *2 @supplierhead *6 @fault
`);
const TROUBLE_OF = patterns(`
  caused|triggered|due|because|result *1 by|to|of *6 external *3 service|services|network|provider|system|systems|party
  @fault *1 with|at|in|from|on|by|within|of|outside *6 @agent|@named
  @fault *1 with|at|in|from|on|by|within|of|outside *6 third|3rd -? party
  @fault *2 with|at|in|from|on|by|within|of *6 hosting|cloud|network|internet|power|telecom|data|datacenter|payment|dns *2 @supplierhead
  caused|triggered|due|because|result *1 by|to|of *11 @agent
  impacted|affected by *12 @agent
  found|discovered|learned|learnt that #NAME *2 be *1 experiencing|having|suffering|down|under
  cause|issue|fault|problem|outage|failure|error|bug|degradation *2 in|at|with|within #NAME 's
  cause *9 in|at|with|by #NAME 's
  switch|router|engineers|technicians|system|systems *2 at|of|from #NAME *3 fail|unable|lose|refuse:done
  #NAME engineers|technicians|crews|staff *2 unable|fail|not
  fixed|corrected|repaired by *2 @agent|third
  outside *1 our network|datacenter|infrastructure|premises
  caused|triggered|due|because|result *1 by|to|of *8 third|3rd -? party
  caused|triggered by *4 @named
  due|because|result to|of *4 @named *4 @fault
  change|bug in|at|by *3 third|3rd -? party
  because *2 @named
  from upstream
  reported upstream
  because of *4 who
`);
/** Somebody did wrong, or left something undone. */
const DEEDS = patterns(`
  @agent *5 @wrong:done
  they !be @wrong:done
  they *3 not|n't *2 explained|explain
  they did not|n't *1 notify|inform|tell|warn|follow|respond|communicate|test|check
  upstream *7 under *2 load
  @agent that|which be *1 giving|causing|sending
  cut|severed|damage|damaged|break|caused|hit|struck *1 by *3 crew|crews|construction|thieves|vandals|driver|truck|excavation|digging
  those|party|parties|people|person|whoever *1 responsible
  responsible part-
  @agent *5 experience|suffer:done *5 @fault|attack|loss|interruption|power
  failure|outage|fault by *3 @agent|host|hosts|hosting
  @named *1 issue|issues|outage|outages|incident|failure|downtime|problems
  rogue *2 clients|client|customer|users|requests
  reliance|dependence|dependency on *2 @named|@agent
  @agent *1 back up|online
  @agent|company *3 not *1 @wrong|fix|repair|resolve|respond|inform|notify|tell:done
  @agent *3 had *3 @people|@agent
  @named be *2 facing|experiencing|having|suffering *4 @fault|outage
  problem|issue|bug|fault|failure with|in *3 @named|@agent
  change|upgrade|update|maintenance|work|deployment *2 done|made|performed|deployed|carried *1 out? by *2 @named|@agent
  unexpected behaviour|behavior in|of|from *3 @agent
  @named *2 broke|failed|let|disabled|suspended|blocked|cut
  data|power|hosting|utility|phone *1 center|centre|company|crew|staff *3 @wrong:done
  people|staff|team|owners|operators|crew *1 in|of|at|from *4 center|centre|datacenter|datacentre|facility|@agent *3 @wrong:done
  people|staff|team|owners|operators|crew *1 in|of|at|from *4 center|centre|datacenter|datacentre|facility|@agent *3 #done to #VERB
  people|staff|team|owners|operators *1 in|of|at|from *4 center|centre|datacenter|datacentre|facility had
  @agent|they|he|she|company|manager|team|people *3 fail to *2 inform|notify|tell|warn|communicate
  ups|manufacturer|firmware|product failed *1 to
  @agent|they|he|she *2 @slip
  @agent *6 let *1 us *1 down
  dropped|drop the|ball
  let us down
  fault *2 of|lies *3 @agent|@people
  's fault
  my *1 mistake|fault|error
  fault|mistake of *3 @agent|@people|cdn|team
  on their side|end
  on #PROPN 's side|end
  @named be *2 down|unavailable|offline|failing|unreachable
  @named *2 confirmed|reported|acknowledged *4 @fault
  team|@people should have
  lies|lie with *3 @agent|@people|@named|team
  @agent *1 's *3 @wrong:done
  team|@people *3 pushed|shipped|deployed|merged *2 untested|broken|bad|wrong
  @agent *2 shipped|pushed|released *2 broken|bad|faulty
  's mistake|error
  #PROPN 's deploy|change|commit|fault|mistake|team|push|migration|code
  to blame
  blame *3 @agent|@people|on
  made|make #DET? #ADJ? mistake|mistakes
  broke it
  confusing *1 instructions
  outside|beyond|out of? our control|hands
  negligence|incompetence|carelessness|sloppiness
  third|3rd -? party|contractor|@agent *3 insisted|refused|claimed|denied|ignored|unplugged|disconnected|misconfigured
  third|3rd -? party|@supplierhead|contractor *24 but? unplugged|disconnected|cut|damaged|misconfigured|deleted|broke
  maintenance|work|works|upgrade|error|mistake|change|changes|failure *2 by|from *3 @agent|@supplierhead|@named
  premises *4 manager|failed|team
`);
const PEOPLE = patterns(`
  be|by|of *1 human|operator|operational|manual|user error
  due|owing|attributed|down to *1 human|operator|operational|manual|user error
  @people *4 @slip
  @people *14 wrong|without
  one *1 of *1 our *4 @people *6 wrong|accidentally|mistakenly|inadvertently|ran|deleted|pushed|deployed
  pushed|push *2 straight
`);
const SOFT = patterns(`
  wait|waiting for #PROPN to #VERB
  await|awaiting|waiting|wait *1 on|for? *8 @agent
  await|awaiting|waiting *6 from|on|for *2 @named
  wait|waiting|awaiting on|for|from *4 third|3rd -? party
  await|awaiting|waiting *6 from *3 @agent
  once|when|until|after *4 @agent|@named *3 resolve|resolved|fix|fixed|restore|restored|repair|repaired|recover|recovers
  @agent|@named *3 resolved|fixed|restored *3 @fault|service
  @named engineers|team|support|staff *3 @fixnow|implement|implementing|deploying|working
  @agent *3 resolved|fixed|restored
  @agent *1 's *4 @fault
  @agent *5 has|have *2 acknowledged|confirmed|reported|advised *4 @fault
  @agent *8 reported|acknowledged *4 @fault
  third|3rd -? party *1 incident
  waiting|awaiting|wait on|for #NAME #PROPN? to|and|.|,|for|before|support
  #NAME *2 tell|inform|advise|notify us
  #NAME has|have? confirmed|acknowledged|reported|determined *7 @fault
  #NAME found|identified|discovered a|an|the *3 @fault
  @agent *2 confirm|identify|report|acknowledge|determine|advise:done *6 @fault|cause
  @agent|#NAME *2 not|n't *1 have|provide|providing|give|giving|given *4 eta|estimate|time|update|updates|restoration
`);
/** Only words are waited for, or the work is done together: no fault is placed on anybody. */
const TOGETHER = patterns(`
  escalate|raise|report|log *3 with|to *8 @agent|@supplierhead
  work|working|worked|engage|engaged|partner|partnering|collaborat-|liaising|coordinat-|contact|contacted|touch|speaking|communicat- *3 with|and *8 @agent|@named
  @agent *2 together|jointly
  investigat- *8 with *3 @agent
  address|resolve|fix:ahead *3 issue|issues|problem with
  research|diagnose|troubleshoot|debug *6 with *2 @agent|@named
  await|awaiting|waiting *4 report|details|information|confirmation|response|update|explanation|schedule
  received *2 confirmation
  buck *1 stops
  @agent|party *1 be *1 unaffected|not *1 affected
  our|we *1 fault|mistake|responsibility
  @agent *3 green|dashboard|portal
  @agent *2 usually|generally|typically|often|always
`);
/** A paper from them, or their troubles to come. */
const NO_FAULT = patterns(`
  reason *1 for *2 outage
  issue of *3 rfo|report|statement|notice
  mitigate|prevent|avoid|against *9 @agent *9 in *1 future
`);
/** What is improved against somebody's faults to come places none. */
const AHEAD = patterns(`
  in *1 future
  @us *3 are|'re|am|'m *2 working|exploring|improving|addressing|adding|planning|implementing|going
  @us *2 @will *2 @improve|explore|work|add|implement|make
  @agent *3 @will|is|are *3 investigating|reviewing|implementing|improving|adding
  being put *1 in place
  resilience|resilient|resiliency|redundancy|robust *2 to|against
`);
const AND_YET = patterns(`
  caused|triggered|due|because|result *1 by|to|of *8 @agent
  change|misconfiguration|failure|outage|bug|mistake|error *2 in|at|with|by|from *4 @agent|third
  cause *3 be *9 @agent
  @agent *3 failed|outage|failure|mistake|experiencing|experienced|suffered
  @agent *2 's *2 @fault
`);
const DOUBTS = patterns(`
  believe|suspect|likely|possibly|perhaps|may|might|whether|appear|seem
`);
/** Between somebody and the trouble: what they do about it is no fault of theirs. */
const MENDING = new Set(
  'work resolve fix investigate restore continue mitigate address help assist repair notify inform confirm conduct perform review implement recover provide suggest respond say tell advise'.split(
    ' ',
  ),
);

/** A fault placed on somebody: a person, a team, a supplier. */
export const readBlame: Reader = ({ tokens }) => {
  if (isTask(tokens) || hasAny(tokens, NO_FAULT)) return [];
  const soft = findFirst(tokens, SOFT);
  const found = soft ?? hardBlame(tokens);
  if (found === null) return [];
  if ((hasAny(tokens, TOGETHER) || hasAny(tokens, AHEAD)) && !hasAny(tokens, AND_YET)) return [];
  return [{ label: 'blame', strength: soft === null ? 'hard' : 'soft', start: found.start, end: found.end }];
};

function hardBlame(tokens: readonly Token[]): Match | null {
  const sure = (match: Match): boolean => !hasAny(tokens.slice(Math.max(0, match.start - 6), match.end + 4), DOUBTS);
  const trouble = findAll(tokens, THEIR_TROUBLE).find((match) => !isMended(tokens, match));
  return (
    trouble ??
    findFirst(tokens, TROUBLE_OF) ??
    findAll(tokens, DEEDS).find(sure) ??
    findAll(tokens, PEOPLE).find(sure) ??
    null
  );
}

function isMended(tokens: readonly Token[], { start, end }: Match): boolean {
  return tokens
    .slice(start, end)
    .some(({ lemma, tense, word }) => (tense !== undefined && MENDING.has(lemma)) || word === ',' || word === 'there');
}
