import { findFirst, hasAny } from '../../pattern.ts';
import { patterns, type Reader } from '../read.ts';

const STATEMENTS = patterns(`
  extend:ahead *4 accounts|account|subscription|subscriptions|trials|trial|premium|memberships|membership|licenses
  @will|'ll|to|be|have|has|had *4 @pay !by
  @us|finance|billing|accounting *4 @pay
  @us *2 @pay
  @will|shall|would|may|can *4 @credit
  @credit *4 @will|has|have|be *3 issue|issued|apply|applied|appear|process|processed|be|arrive|given|provided|added|paid|credited|automatic|automatically|calculated
  issue|issuing|issued|offer|offering|apply|applying|give|giving|grant|granting|receive|provide|providing|claim|arrange|request|honour|honor|extend|promise|promised|promising|owed|due|entitle|entitled|eligible|qualify|qualifies|pay|paying|accept|get|add|adding|deserve|hand|with|by *6 @credit
  service|sla|account|billing|usage|goodwill *1 @credit
  @credit *3 on|to|against|for *2 your|their|our|affected|all|every|next|customers
  credited|credit *2 back|your|their|all|affected|customer|customers|for|to
  waive|waiving|waived|waives
  not|n't|no|never|without *4 charge|charged|charges|bill|billed|billing|invoiced *6
  !can|could|ca not|n't *4 pay *6
  never|without *4 pay *6
  no *2 @will|need|needs|has|have *2 pay *6
  not be *1 charged|billed|invoiced|counted
  not *3 pay *4 @money|for|march|january
  no *1 charge|cost|charges|fee
  at *1 no *2 cost|charge
  free *1 of *1 charge
  make|making|made|process|processing|processed *4 refund|refunds|reimbursements|credits
  been|be|get *1 refunded|credited|reimbursed|compensated|waived
  offer|offering|give|giving|get *4 month|week|day *3 worth|free|service|hosting
  offer|offering|give|giving|get *4 ~ *3 worth|free|service|hosting|credit
  @credit *2 be *2 way|coming|pending|due
  honor|honour *4 guarantee|sla|agreement|commitment
  payments|charges|transactions|payment|charge|transaction *8 @will|be *2 voided|reversed|removed|refunded|cancelled|waived
  money back
  make|made *2 up to you|users|customers|any|everyone|all
  get|gets|receive *3 money|fee|fees|payment|half|percent|% *4 back
  nobody|none *2 charged|billed
  nobody|none pays
  nobody|none @will|need|needs|has|have *2 pay
  do|does|will not|n't count
  be paid !by
  percent|% of *2 @money|fee|bill
  refunds|credits|vouchers|reimbursements *1 go|follow|come|arrive
  penalty|penalties|fee|fees *4 dropped|waived|cancelled|removed
  for free
  freebies
  free *2 rewards|gift|gifts|items|upgrade|credits|playtime|days
  subscription|days|credit|credits|bonus|reward|rewards *3 @will be *1 given|granted|added|provided
  zero -? rate|rated|rating
  @money|charges|fees *4 @will *1 not|n't *2 apply|applied|count|charged
  free *1 month|months|week|weeks|day|days|year|trial|for|service|access|~
  be free *1 for|to
  month *2 free
  @money *3 @will|be|have|has *3 credited|refunded|returned|waived|cancelled|canceled|extended|reduced|adjusted|reimbursed|comped|deducted
  late fees
  extend|extending|extended *3 trial|trials|subscription|subscriptions|renewal|billing|contract|contracts|membership|memberships|license|licenses|licences|plan|plans
  ~|day|month|week *3 @will *2 be *2 added *3 subscription|account|plan|renewal
  added *4 subscription|plan|renewal
  be|'s on us
  make *2 right|whole *3 with|by|for|financially
  cover|covering *5 costs|cost|spend|losses|loss|expenses|expense|fees
  % *1 back|off|discount|credit|refund|reduction
  percent *1 back|off|discount|credit|refund|reduction
  back|off *4 next|your *2 invoice|bill|renewal
  comp|comping *3 the|their|them|your|month|account
  gesture *1 of *1 goodwill
  goodwill *1 payment|credit|gesture|discount
  returned|return|returning|refunded *4 @money|quarter
  @money *4 returned|refunded|credited|reimbursed|waived
  invoice|invoices|bill|bills|statement|statements|charges *4 updating|update|adjust|adjusting|adjustment|adjusted|correct|correcting|corrected
  discount|rebate|voucher|reimbursement|compensation *3 for|to|of|on|will|is
  penalties|penalty *6 paid|pay|owed|apply
  out *1 of *1 pocket
  pro -? rated|rate
  pro-rated|prorated|prorate
`);
const OTHER_SENSES = patterns(`
  credit|debit card|cards|union|check|score|report|bureau|note|transfer
  handled *2 under|by|according|per
  refer *2 to *2 agreement|contract|sla|terms
  no decision
  not|n't *2 mention|promise|discuss|offer
  @credit *3 requests|request|api|endpoint|page|function|functionality|button|feature|flow|transactions|processing|webhooks|screen *6
  unable *2 to *4 @pay|@credit|issue|process
  processing|process *3 refunds|credits
  refunds|refund|refunding *3 fail|failing|failed|delayed|unavailable|queued|slow|error|errors|may
  @credit *2 be|are|is *2 delayed|failing|unavailable|affected|queued|slow|stuck|unaffected
  delay|error|issue|problem:NOUN *3 @credit
  impacting|affecting *3 @credit
  trouble|error|problem|issue|incident|risk|bug -? free
  free to|up|space|memory|tier|disk|plan|plans|account|users
  to *1 free
`);

/** Credits, refunds, free time, and what will or will not be billed. */
export const readCompensation: Reader = ({ tokens }) => {
  const found = findFirst(tokens, STATEMENTS);
  if (found === null || hasAny(tokens, OTHER_SENSES)) return [];
  return [{ label: 'compensation', strength: 'hard', start: found.start, end: found.end }];
};
