import { expect, test } from 'vitest';
import { revertKillStory } from './soak/revert-kill-story.ts';

test(
  'a server killed in the middle of reverts begins no step twice, and a person judges what nobody knows',
  { timeout: 300_000 },
  async () => {
    const story = await revertKillStory({ kills: 2, runsAtOnce: 6, random: () => Math.random(), log: () => undefined });
    expect(story).toMatchObject({ runs: 12, steps: 48, doneTwice: [], unintended: [], begunUnasked: [] });
    expect(story).toMatchObject({ silent: [], unclear: [] });
  },
);
