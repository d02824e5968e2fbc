import { patterns } from '../read.ts';

/** `X was caused by Y`: the cause follows. */
export const AFTER_THIS = patterns(`
  caused|triggered|prompted|precipitated|induced|introduced|created|started|initiated|exacerbated|compounded|aggravated|worsened|magnified|amplified by
  was|were *2 affected|impacted by !this|these|the
  was|were *1 struck|hit|damaged|severed|cut|destroyed|overwhelmed|flooded by
  following|after a|an *3 level|spike|surge|increase|influx|volume|burst of
  due *1 to !arrive|be|start|begin|end|finish|complete|launch|expire|return
  attributed|attributable|owing *1 to
  traced|tracked|narrowed|pinpointed *2 to
  stem|result|originate|arise *1 from
  originate in
  be *2 result|consequence|outcome of
  triggered|introduced|caused when|after|as|during
  because of
  down to !:
  issue|problem|outage|it|this be *1 related to a|an|our|the
  brought on|about|down by
  thanks to
  as *1 a *1 result *1 of
`);

/** `the cause was Y`, `the issue is that Y`. */
export const COPULAR = patterns(`
  @find *4 cause as #NOUN|#ADJ|#PROPN|#DET
  factor|factors *2 be|:|include|involve a|an|the|that|our|#NOUN|#ADJ|#PROPN
  root *1 cause|causes *4 involve|include|lie|lies|lay *1 a|an|the|in|with|two|#NOUN|#ADJ
  cause|causes|reason|reasons|culprit|trigger|source|origin *6 be|: a|an|the|our|that|due|one|two|#ADJ|#NOUN|#PROPN
  cause *6 be *1 related|due|linked|attributed|traced to
  cause *6 be *2 identified|determined|found|established *6 as|to|related
  cause|reason|culprit|trigger *6 to be
  the|main|core|root|underlying|real|actual|major issue|problem|failing|failure|fault|trouble *2 be a|an|our|that|with|in|due
  issue|problem be at|on|with #PROPN
  cause|reason|culprit *8 as a|an|the|our|#VERB|#ADJ
  issue|problem|fault|incident|outage *3 be *1 identified|traced|narrowed|found|determined|diagnosed *2 as|to|with|in
`);

/** `Y caused X`: the cause stands before. */
export const BEFORE_THIS = patterns(`
  cause
  lead *1 to
  result *1 in
  trigger|isolate|disconnect|overwhelm|overload|exhaust|saturate|prevent|disrupt|crash|corrupt|introduce|contribute|break|knock|saturated|lock|starve|flood|consume|interrupt|stall|cripple|halt|freeze|conflict
  increase the|our|its *3 load|latency|pressure|usage|demand|contention
  kill|black|wipe|erase|destroy|damage|melt|sever|trip|jam|choke|swamp|strike:done
  be *1 the *2 cause|culprit|reason|source of|behind|for
  leave:done *6 unable|without|offline|stuck|down|unavailable
  make:done *4 fail|run|crash|impossible|hard|slow|twice|unavailable|unreachable|lose
  take|bring|knock|shut:done *4 down|offline
  take|knock:done *1 out !of
  block:done !on
  blocking|blocks
  slow *1 down
  impact|affect|degrade *4 @harm|performance|connectivity|availability|ability|@component
  create|produce|generate a|an|additional|more|excessive *3 @harm
  which *1 meant|means
  to *1 blame
`);

/** `we found that Y`: the cause follows. */
export const FOUND = patterns(`
  @us|@people|investigation|analysis|logs|review|provider|monitoring|system|it *5 @find:done *2 that|a|an|the|as|many|several|two|some|to
  @us|@people|investigation|analysis|logs|review|provider|monitoring|system *2 @find:done *2 that|a|an|the|as|many|several|two|some|to
  and *6 @find:done that|a|an|many|several|some|two
  turned *1 out
`);

/** Said without naming a link, and yet a cause. */
export const STATED = patterns(`
  suffered|experienced|encountered|had|sustained *4 power|hardware|system|equipment|disk|memory|network|cooling|kernel|database|storage|software|electrical|mechanical *1 failure|loss|fault|panic|cut|surge|spike|corruption|crash|exhaustion
  @find:done *3 issue|problem|bug *1 related|relating|stemming|pertaining to|from
  ran|run|running *1 out *1 of
  @slip:ADV #done
  #done *4 accidentally|mistakenly|inadvertently
  was|were|been *2 entered|configured|set|applied|deleted|removed|run|executed|pushed *2 incorrectly|accidentally|mistakenly|wrongly|inadvertently
  @supplier|they *4 suffered|experienced|had *5 @fault|power|interruption
  @supplier *4 be experiencing|having|suffering *5 @fault
  reached|exceeded|exhausted|hit *4 limit|limits|ceiling|capacity|quota|maximum
  @component *2 had|have|has *1 expired
  mistake|error|oversight *2 was *1 made
  made *2 mistake|error
  be|to *1 human|operator|user error
  not *2 get *1 updated|configured|applied|renewed
  was|were *1 not *3 renewed|configured|set|applied|updated|rotated|propagated|replicated|deployed|setup|optimized|optimised|identified|tested|sized|scaled|synchronized *2 correctly|properly|to|in|on|before|for|by
  misconfigured|mis-configured
  reverted|rolled|reverts|reverting *6 change|changes|deploy|deployment|release|commit|update *2 that|which *1 caused|triggered|introduced|led|broke
  single point of failure
  fiber|fibre *1 cut
  bad|faulty|broken|problematic|offending|errant deploy|deployment|release|change|config|configuration|commit|update|build|patch
  @people *3 @slip
  ran *2 wrong
  as the wrong user
  wrong *1 version|file|account|environment|permissions|value|plug|cable|cables|server|command|drive|disk|rack
  old|stale|incorrect|wrong|bad|invalid|faulty|corrupt|expired *2 configuration|config|certificate|setting|route|credential|credentials|key *2 present|was|were|on|in|being|that|which
  @component *3 went out|down|offline
  @component|server|servers|application|service *6 experienced|suffered|had|having|encountered|developed *4 panic|failure|fault|defect|bug|leak|deadlock|corruption|breakdown|malfunction
  @component *2 be|become *2 overloaded|overwhelmed|saturated|exhausted|corrupted|misconfigured|faulty|full|deadlocked|undersized|damaged|broken|destroyed
  @component|gateway|interconnect *5 under *2 load
  connection|connections|server|servers|application|router|gateway *5 had *3 issue|problem with *4 #NOUN
  @component|worker|server *8 encountered|hit *4 @fault|@harm|combination|high
  equipment|hardware|mechanical|electrical|component|disk|drive|switch failure|failures|fault|malfunction
  we|i have|had forget|neglect|overlook|mistype:done
  we|i forget|neglect|overlook|mistype:done
  we|i *1 fail:done to !do|provide|communicate|meet|deliver|keep|inform
  #done *6 by accident|mistake
  incorrect|wrong|erroneous|unintended|accidental *1 change|setting|configuration|command|value *6 was *1 made|applied|entered|pushed|deployed
  receive|experience|see|have *4 surge|spike|flood|burst|influx of|in *2 requests|traffic|load|connections|queries
  set *1 too
  corrupt|wipe|delete|drop|overwrite:done a|the|our *2 table|tables|database|index|indexes|volume|records|partition
  abnormal|abnormally|excessive|unexpected|sudden|unusually|sustained|runaway *1 high? *1 memory|cpu|load|traffic|requests|usage|queries|consumption *2 affecting|overloading|saturating|exhausting
  spike|surge|increase in *3 traffic|load|requests|activity|usage|connections|jobs|volume *2 coincided|reduced|exceeded|slowed|filled
  ddos|dos|denial *2 attack|attacks #VERB
  @component|disk *5 filled|fill up
  there was *4 configuration|bug|fault|leak|defect|misconfiguration|loop
  have a|an *3 ddos|dos|denial|attack|flood
  hit|attack|target|under|receive|suffer|experience|face|see *5 ddos|dos|denial|attack|attacks|flood|botnet
  was|were *1 found to *1 be|have|contain
  #NOUN|#PROPN|@people *3 damage|sever|cut|strike|dig|break:done *4 fiber|fibre|cable|cables|line|lines|conduit
  checks|tests|monitoring|alerts|alarms missed
`);

export const BECAUSE = patterns(`
  because a|an|the|our|no|#NOUN|#PROPN *4 could *1 not *1 be? #VERB
  because a|an|the|our|one|two|some|its|their|#NOUN|#PROPN *8 #done
  because|since *3 @concrete|@component *4 #done
  happened|occurred|failed|arose|began|started|unavailable|down|unable|offline|cause *6 because|after *8 @concrete|#done
  happened because
  because|since *6 contain|have|had|lack|expire|drift|fail|crash:done *4 #NOUN|,
  fail|failed *1 since|because
  could|was|were|did *1 not *6 because *8 #done
`);

export const BROKE = patterns(`
  @breakdown:done
  stop|cease:done responding|accepting|processing|serving|working|answering
  get:done overloaded|overwhelmed|saturated|stuck|exhausted
  become:done *1 unhealthy|unresponsive|overloaded|overwhelmed|saturated|stuck|full|corrupted|deadlocked|exhausted|unstable|degraded|hung
  go:done *1 down|offline|dark|haywire|missing
  lose:done *1 power|connectivity|quorum|sync|network
  reach|hit|exceed:done *4 capacity|limit|limits|saturation|utilization|threshold|maximum|ceiling
  suffer:done *4 failure|fault|loss|crash|corruption|damage
`);

export const NO_CAUSES = patterns(`
  cause|causes|reason|source *2 is|be|was|remain|remains *2 unknown|unclear|investigated|investigating|known|determined|established
  root? cause|causes *3 is|be|was *2 being|under|still|not|yet|fixed|mitigated|resolved|addressed|removed
  investigat- *4 cause|causes|what|why|whether|reports
  identify|understand|determine|find|isolate|establish:ahead *3 cause|causes|what|why|whether|root|source
  determining|identifying|finding|understanding *4 cause
  not *1 #ADV? caused|due|related|result
  looking|look *1 into
  what *1 caused|happened
  that would have *1 prevented|avoided|caught
  why *3 happened
`);

export const REASONS_FOR_ELSE = patterns(`
  due|owing|because to|of *2 maintenance|scheduled|planned|holiday|holidays
  due|because to|of *1 this|these|that *2 @vaguecause
  due to *1 be|complete|start|end|finish|expire|launch
  took *12 due|because
  @us *2 observe|see|notice|experience:done *3 issue|issues|problem|problems|errors|delays
  confusion|inconvenience|trouble|frustration|fees|charges *1 caused
`);

export const NAMED_TROUBLE = patterns(`
  @vaguecause with|in|at|within|on|from|between *4 #NOUN|#PROPN
`);

export const SAID_OUTRIGHT = patterns(`
  cause as
  change|bug|update|deploy|deployment|error|failure|migration *8 caused a|an|the|our
  caused by
  due to
  triggered by
  resulted|stemmed from
  cause|issue *4 be *2 a|an|the|our|that|identified
`);
