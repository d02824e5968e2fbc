import { findFirst, hasAny } from '../../pattern.ts';
import { patterns, type Reader } from '../read.ts';

const HARD = patterns(`
  @supplier *5 @fault
  third -? party|parties *6 @fault
  upstream *4 @fault
  @fault *1 with|at|in|from|on|by|within|of|outside *6 @supplier
  @fault *1 with|at|in|from|on|by|within|of *6 third -? party
  caused|triggered|due|because|result *1 by|to|of *8 @supplier
  caused|triggered|due|because|result *1 by|to|of *8 third -? party
  @fault *1 with|at|from|by *3 @named
  caused|triggered by *4 @named
  due to *4 @named *4 @fault
  because|result of *4 @named *4 @fault
  because *2 @named
  @named broke|failed|let
  @supplier *6 let *1 us *1 down
  hosting|cloud|hardware|network|internet|power|telecom|software|data|datacenter|payment|dns|service|infrastructure *2 @supplierhead *6 @fault
  @fault *2 with|at|in|from|on|by|within|of *6 hosting|cloud|network|internet|power|telecom|data|datacenter|payment|dns *2 @supplierhead
  @supplier|they|he|she *2 @slip
  failed|fail|failure to *2 inform|notify|tell|warn|communicate
  dropped|drop the|ball
  let us down
  fault *2 of|lies *3 @supplier|@people
  's fault
  's mistake|error
  human|operator|operational|manual error
  @people *4 @slip
  @people *6 wrong|without
  one *1 of *1 our *4 @people *6 wrong|accidentally|mistakenly|inadvertently|ran|deleted|pushed|deployed
  pushed|push *2 straight
  #PROPN 's deploy|change|commit|fault|mistake|team|push|migration|code
  to blame
  blame *3 @supplier|@people|on
  made *2 mistake|mistakes|error
  broke it
  confusing *1 instructions
  outside|beyond of? our control|hands
  negligence
  premises *4 manager|failed|team
`);
const SOFT = patterns(`
  await|awaiting|waiting|wait *1 on|for? *8 @supplier
  await|awaiting|waiting *6 from|on|for *2 @named
  wait|waiting|awaiting on|for|from *4 third -? party
  await|awaiting|waiting *6 from *3 @supplier
  once|when|until|after *4 @supplier|@named *3 resolve|resolved|fix|fixed|restore|restored|repair|repaired|recover|recovers
  @supplier *3 resolved|fixed|restored
  escalated|escalating *3 with|to *4 @supplier|them
  @supplier *1 's *4 @fault
  @supplier *3 has|have *2 acknowledged|confirmed|reported *4 @fault
  third -? party *1 incident
`);
/** Working together, without a fault placed on anybody. */
const TOGETHER = patterns(`
  work|working|worked|engage|engaged|partner|partnering|collaborat-|liaising|coordinat-|contact|contacted|touch|speaking|communicat- *3 with|and *8 @supplier|@named
  @supplier *2 together|jointly
  investigat- *8 with *3 @supplier
  received *2 confirmation
  buck *1 stops
  @supplier|third *3 unaffected|not
  our|we *1 fault|mistake|responsibility
  @supplier *3 green|dashboard|portal
`);
/** What is improved against somebody's faults to come places none. */
const AHEAD = patterns(`
  @us *3 are|'re|am|'m *2 working|exploring|improving|addressing|adding|planning|implementing
  @us *2 @will *2 @improve|explore|work|add|implement
  resilience|resilient|resiliency|redundancy *2 to|against
`);
const AND_YET = patterns(`
  caused|triggered|due|because|result *1 by|to|of *8 @supplier
  change|misconfiguration|failure|outage|bug|mistake|error *2 in|at|with|by|from *4 @supplier|third
  @supplier *3 failed|outage|failure|mistake|experiencing|experienced|suffered
  @supplier *2 's *2 @fault
`);

/** A fault placed on somebody: a person, a team, a supplier. */
export const readBlame: Reader = ({ tokens }) => {
  const hard = findFirst(tokens, HARD);
  const soft = findFirst(tokens, SOFT);
  if ((hasAny(tokens, TOGETHER) || hasAny(tokens, AHEAD)) && !hasAny(tokens, AND_YET)) return [];
  const found = soft ?? hard;
  if (found === null) return [];
  return [{ label: 'blame', strength: soft === null ? 'hard' : 'soft', start: found.start, end: found.end }];
};
