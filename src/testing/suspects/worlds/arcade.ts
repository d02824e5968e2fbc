import type { World } from '../world.ts';
import { topicsOf, wordsOf } from './words-of.ts';

/** A games company: changes all day and most of the night, flags everywhere, quick harm, players at the weekend. */
export const arcade: World = {
  name: 'arcade',
  services: wordsOf(
    'lobby matchmaker leaderboard guilds chat-relay loot inventory replays tournaments friends season-pass avatar quests trade-post anti-cheat spectate voice-rooms news-feed',
  ),
  shared: wordsOf('keyspace shard-router session-hub blobpool pubsub-spine'),
  features: [
    'Quick match',
    'Ranked play',
    'Item shop',
    'Guild hall',
    'Friends list',
    'Season rewards',
    'Voice chat',
    'Watch replays',
    'Tournament brackets',
    'Player profile',
    'Daily quests',
    'Trading',
  ],
  topics: topicsOf(`
    loot odds | loot odds sum to 1.4 | everybody draws the same thing
    skill brackets | skill brackets empty | beginners meet champions
    relay buffers | relay buffers overrun | voices stutter
    gift limits | gift limits hit by 30% | presents bounce back
    season rollover | season rollover stuck at 3% | my progress is gone
    replay codec | replay codec panic | films are black
    emote packs | emote packs 404 | dances are missing
    ban sync | ban sync behind 2 h | cheaters are back
    rank decay | rank decay applied twice | I dropped two leagues overnight
    ping regions | ping regions unresolved | I play on the other side of the world
    quest timers | quest timers negative | tasks end before they start
    guild invites | guild invites dropped 60% | nobody can join us
    hot-key sharding | hot keys 9 on one shard | freezes every few seconds
    token bucket | token bucket empty | told to slow down at the first click`),
  environments: { hurt: 'prod-global', others: ['beta', 'qa', 'dev'] },
  serviceCount: [30, 60],
  calls: [1, 3],
  missingCalls: 0.08,
  changeCount: [180, 280],
  kinds: { deploy: 45, config: 15, migration: 3, flag: 25, infra: 5, command: 7 },
  risks: { deploy: 1, config: 2, migration: 2, flag: 1.5, infra: 3, command: 0.7 },
  severalServices: 0.06,
  severalRisk: 2,
  busy: { from: 12, to: 3, weekend: 1 },
  delays: { prompt: 88, 'next-load': 8, batch: 1, slow: 3 },
  promptMinutes: { deploy: 18, config: 6, migration: 40, flag: 5, infra: 20, command: 4 },
  firstSeen: { same: 50, caller: 36, 'caller-of-caller': 10, callee: 3, anywhere: 1 },
  withoutCause: 0.25,
  causeNamed: 0.55,
  innocentBefore: 0.3,
  causeMisnamed: 0.07,
  otherCauses: [
    'carrier reports a cut fibre',
    'GPU node lost, ECC count rising',
    'console vendor status: partial outage',
    'signing key expired',
    'quota exceeded for regional addresses',
    'players 4x above forecast',
  ],
  spokenOf: 0.6,
  titled: 0.7,
  generic: {
    alerts: ['tick time 90 ms', '5xx burn 20x', 'crash loop 7', 'p95 3.1 s', 'disconnects 14%'],
    complaints: ['kicks me out', 'lags like mad', 'error 1017', 'cannot get in'],
  },
  reports: 0.25,
  placeless: 0.25,
  noise: 0.35,
  titles: ['{topic} tuning', 'fix({service}): {topic}', '[{n}] {topic}', 'enable {topic}', '{topic} -> v2'],
  releases: ['ship {service}@{n}', '{service} {n}', 'hotfix {n}', 'tweak {service}'],
  descriptions: ['', '', 'canary green', 'behind a toggle', 'see thread'],
  instance: (service, code) => `${service}-${code}-7c9`,
  report: ['{feature}: {text}', '"{text}" ({feature})', 'players say {feature} {text}'],
};
