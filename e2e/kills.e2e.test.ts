import { expect, test } from 'vitest';
import { killStory } from './soak/kill-story.ts';
import { twoServersStory } from './soak/two-servers-story.ts';

const quiet = (): void => undefined;

test(
  'killing server and database loses nothing that was acknowledged and performs nothing twice',
  { timeout: 300_000 },
  async () => {
    const story = await killStory({ kills: 4, seed: 11, log: quiet });
    expect(story).toMatchObject({ lost: [], silentPages: [], differingRepeats: [], drillState: 'finished' });
    expect(story.faults).toEqual({ doneTwice: [], raisedTwice: [], overdue: [], seqGaps: [] });
    expect(story.acknowledged).toBeGreaterThan(0);
  },
);

test('of two servers on one database, the other takes over within five seconds', { timeout: 300_000 }, async () => {
  const story = await twoServersStory({ kills: 2, log: quiet });
  expect(story.lost).toEqual([]);
  expect(story.faults).toEqual({ doneTwice: [], raisedTwice: [], overdue: [], seqGaps: [] });
  for (const { takenOverMs } of story.takeOvers) expect(takenOverMs).toBeLessThan(5000);
});
