import type { World } from '../world.ts';
import { topicsOf, wordsOf } from './words-of.ts';

/** A market place as the published cases are described: middling in all, and much told in words. */
export const bazaar: World = {
  name: 'bazaar',
  services: wordsOf(
    'stalls basket haggle escrow courier ratings haul-planner photo-desk seller-home buyer-home coupons tax-book wish-box returns auctions barter fraud-eye dispute-court',
  ),
  shared: wordsOf('pg-grand k3s-farm rabbit-run memcell'),
  features: [
    'List an item',
    'Bid on an item',
    'Pay a seller',
    'Track a parcel',
    'Rate a seller',
    'Seller payouts',
    'Photo upload',
    'Coupon codes',
    'Return an item',
    'Open a dispute',
    'Wish lists',
    'Tax papers',
  ],
  topics: topicsOf(`
    bid increments | increments refused 33% | my offer never counts
    escrow release | release blocked 200 | money sits in between
    photo orientation | orientation unknown | pictures lie on their side
    coupon stacking | stacking total below 0 | paid nothing at all
    payout batching | payout batches stuck 12 | we got no money on Tuesday
    rating weights | weights sum 0 | stars have gone
    parcel merging | merging loops 9 | one box shows as three
    seller badges | badges stale 40 h | trusted mark is missing
    vat lookup | vat lookup 504 | bill without the tax
    auction clock | auction clock skew 90 s | ends before its time
    dispute routing | routing table empty | nobody answers our case
    connection ceiling | connections 500 of 500 | comes and goes
    session pinning | pinning cookie oversize | logged out at each click
    access grants | grants denied 21% | no button for those who had one`),
  environments: { hurt: 'main', others: ['preview', 'stage', 'sandbox'] },
  serviceCount: [18, 55],
  calls: [1, 3],
  missingCalls: 0.05,
  changeCount: [25, 260],
  kinds: { deploy: 55, config: 15, migration: 6, flag: 9, infra: 8, command: 7 },
  risks: { deploy: 1, config: 2, migration: 2, flag: 1.5, infra: 2, command: 0.6 },
  severalServices: 0.1,
  severalRisk: 2,
  busy: { from: 7, to: 20, weekend: 0.5 },
  delays: { prompt: 78, 'next-load': 12, batch: 4, slow: 6 },
  promptMinutes: { deploy: 25, config: 8, migration: 60, flag: 6, infra: 25, command: 5 },
  firstSeen: { same: 47, caller: 37, 'caller-of-caller': 11, callee: 4, anywhere: 1 },
  withoutCause: 0.27,
  causeNamed: 0.55,
  innocentBefore: 0.25,
  causeMisnamed: 0.07,
  otherCauses: [
    'courier interface down at their side',
    'payment scheme announces an outage',
    'wildcard certificate expired',
    'disk failure on host 31',
    'inodes used up',
    'traffic at 6x after the broadcast',
  ],
  spokenOf: 0.6,
  titled: 0.65,
  generic: {
    alerts: ['p99 8.2 s', 'error ratio 18%', 'pods restarting 6', 'fast burn of the budget', 'probe red'],
    complaints: ['does not work', 'is empty', 'turns and turns', 'says oops'],
  },
  reports: 0.35,
  placeless: 0.25,
  noise: 0.25,
  titles: ['{topic} in {service}', 'feat: {topic}', 'Tidy {topic}', 'Speed up {topic}', 'Set {topic} to {n}'],
  releases: ['{service} v{n}', 'Release {n} of {service}', 'Bump {service}', 'Config {service}'],
  descriptions: ['', '', 'Reviewed.', 'Follows ticket.', 'Tested on stage.'],
  instance: (service, code) => `${service}-${code}-b2`,
  report: ['{feature}: {text}', 'Seller writes about {feature}: {text}', 'Ticket "{feature}" {text}'],
};
