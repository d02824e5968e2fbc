import { killStory } from './kill-story.ts';

/** `npm run soak:kill -- [KILLS] [SEED]`: kills server, database or both at random instants of a sped-up drill, and judges what is left. */
const kills = Number(process.argv[2] ?? 50);
const seed = Number(process.argv[3] ?? Date.now() % 100_000);
console.log(`${kills} kills, seed ${seed}`);
const story = await killStory({ kills, seed, log: console.log });
const back = story.kills.map((kill) => kill.backAfterMs).toSorted((a, b) => a - b);
const { lost, silentPages, differingRepeats, faults } = story;
console.log(
  JSON.stringify(
    {
      kills: story.kills.length,
      acknowledged: story.acknowledged,
      lost,
      silentPages,
      repeatedMails: story.repeatedMails,
      differingRepeats,
      ...faults,
      drill: story.drillState,
      backMs: { median: back[Math.floor(back.length / 2)], worst: back.at(-1) },
    },
    null,
    2,
  ),
);
const isClean = [lost, silentPages, differingRepeats, ...Object.values(faults)].every((list) => list.length === 0);
process.exitCode = isClean && story.drillState === 'finished' ? 0 : 1;
