import { revertKillStory } from './revert-kill-story.ts';
import { runnerKillStory } from './runner-kill-story.ts';
import { seeded } from './seeded.ts';

/**
 * `npm run soak:revert -- [KILLS] [SEED]`: kills the server again and again in the middle of reverts by webhook, then the
 * server, a runner or both in the middle of reverts by commands on it, and judges what is left.
 */
const kills = Number(process.argv[2] ?? 20);
const seed = Number(process.argv[3] ?? Date.now() % 100_000);
console.log(`${kills} kills of each kind, seed ${seed}`);
const webhook = await revertKillStory({ kills, runsAtOnce: 6, random: seeded(seed), log: console.log });
const runner = await runnerKillStory({ kills, runsAtOnce: 4, seed, log: console.log });
console.log(JSON.stringify({ webhook, runner }, null, 2));
const faults = [
  ...[webhook.doneTwice, webhook.unintended, runner.ranTwice, runner.unintended, runner.untrue],
  ...[webhook, runner].flatMap(({ begunUnasked, silent, unclear }) => [begunUnasked, silent, unclear]),
];
process.exitCode = faults.every((list) => list.length === 0) ? 0 : 1;
