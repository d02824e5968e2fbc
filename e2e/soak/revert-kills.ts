import { revertKillStory } from './revert-kill-story.ts';

/** `npm run soak:revert -- [KILLS]`: kills the server again and again in the middle of reverts, and judges what is left. */
const story = await revertKillStory({
  kills: Number(process.argv[2] ?? 20),
  runsAtOnce: 6,
  random: () => Math.random(),
  log: console.log,
});
console.log(JSON.stringify(story, null, 2));
const faults = [story.doneTwice, story.unintended, story.begunUnasked, story.silent, story.unclear];
process.exitCode = faults.every((list) => list.length === 0) ? 0 : 1;
