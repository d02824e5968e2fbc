import { twoServersStory } from './two-servers-story.ts';

/** `npm run soak:two -- [KILLS]`: two servers on one PostgreSQL, one killed again and again. */
const story = await twoServersStory({ kills: Number(process.argv[2] ?? 20), log: console.log });
const took = story.takeOvers.map((one) => one.takenOverMs).toSorted((a, b) => a - b);
console.log(
  JSON.stringify(
    {
      kills: took.length,
      lost: story.lost,
      ...story.faults,
      drill: story.drillState,
      takenOverMs: { median: took[Math.floor(took.length / 2)], worst: took.at(-1) },
    },
    null,
    2,
  ),
);
const isClean =
  [story.lost, ...Object.values(story.faults)].every((list) => list.length === 0) && (took.at(-1) ?? 0) < 5000;
process.exitCode = isClean ? 0 : 1;
