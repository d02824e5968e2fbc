import type { World } from '../world.ts';
import { topicsOf, wordsOf } from './words-of.ts';

/** A broadcaster: everything hangs on a few shared parts, machines do the talking, and texts seldom share a word. */
export const broadcast: World = {
  name: 'broadcast',
  services: wordsOf(
    'playout encoder packager guide-data rights ad-insert drm-keys subtitle thumbnailer catalog-web watchlist recorder live-origin stats-beacon paywall newsletters comments casting',
  ),
  shared: wordsOf('nomad-pool cassandra-ring edge-mesh vault-keys nats'),
  features: [
    'Live channels',
    'Catch-up',
    'Programme guide',
    'Continue watching',
    'Subtitles',
    'Cast to a screen',
    'Pay for a film',
    'Series recording',
    'Comment threads',
    'Parental lock',
  ],
  topics: topicsOf(`
    segment duration | gap of 6 s in playlist | picture stops now and then
    key rotation | decrypt refused 27% | grey box instead of a film
    ladder profile | renditions absent | everything is blurred
    rights windows | window closed too early | gone although it said until Friday
    beacon sampling | events down 80% | numbers look dead
    cue points | markers late 4 s | adverts cut into speech
    guide merge | 312 slots overlap | wrong programme at eight
    recorder quota | write refused for 900 users | my series was not kept
    origin shield | miss ratio 0.7 | spins before it starts
    caption timing | drift 2.4 s | text runs behind the mouth
    profile switch | identity mix 11 | I see my neighbour's list
    gossip interval | ring unstable, 3 down | sometimes there and sometimes not`),
  environments: { hurt: 'onair', others: ['rehearsal', 'lab'] },
  serviceCount: [25, 50],
  calls: [0, 2],
  missingCalls: 0.05,
  changeCount: [60, 140],
  kinds: { deploy: 45, config: 20, migration: 5, flag: 8, infra: 17, command: 5 },
  risks: { deploy: 1, config: 2, migration: 2, flag: 1, infra: 2.5, command: 0.5 },
  severalServices: 0.1,
  severalRisk: 1.5,
  busy: { from: 15, to: 23, weekend: 1 },
  delays: { prompt: 78, 'next-load': 15, batch: 2, slow: 5 },
  promptMinutes: { deploy: 25, config: 8, migration: 60, flag: 8, infra: 25, command: 5 },
  firstSeen: { same: 42, caller: 42, 'caller-of-caller': 9, callee: 5, anywhere: 2 },
  withoutCause: 0.3,
  causeNamed: 0.5,
  innocentBefore: 0.25,
  causeMisnamed: 0.06,
  otherCauses: [
    'satellite uplink lost',
    'content partner feed silent',
    'fan tray alarm, chassis 2',
    'domain registration expired',
    'transit provider drops packets',
    'viewers at 3x of the cup final plan',
  ],
  spokenOf: 0.25,
  titled: 0.4,
  generic: {
    alerts: ['buffering ratio 6%', 'startup 11 s', 'errors per view 0.3', 'unhealthy 4 of 9', 'latency budget spent'],
    complaints: ['black', 'keeps stopping', 'will not start', 'error E-22'],
  },
  reports: 0.2,
  placeless: 0.4,
  noise: 0.3,
  titles: ['{service} {topic}', '{topic}', 'adjust {topic}', 'retune {topic} ({n})'],
  releases: ['{service} build {n}', 'roll {service}', 'terraform apply {n}', 'nightly {n}'],
  descriptions: ['', '', '', 'ok by playout desk'],
  instance: (service, code) => `${service}-${code}.rack`,
  report: ['{feature} {text}', 'Viewer: {feature} - {text}'],
};
