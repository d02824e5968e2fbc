import { expect, test } from 'vitest';
import { otherUser } from '#testing/other-user.ts';
import { revertKillStory } from './soak/revert-kill-story.ts';
import { runnerKillStory } from './soak/runner-kill-story.ts';
import { seeded } from './soak/seeded.ts';

const quiet = (): void => undefined;

test(
  'a server killed in the middle of reverts begins no step twice, and a person judges what nobody knows',
  { timeout: 300_000 },
  async () => {
    const story = await revertKillStory({ kills: 2, runsAtOnce: 6, random: seeded(11), log: quiet });
    expect(story).toMatchObject({ runs: 12, steps: 48, doneTwice: [], unintended: [], begunUnasked: [] });
    expect(story).toMatchObject({ silent: [], unclear: [] });
  },
);

test(
  `server, runner and both killed in the middle of reverts run no step twice, say what is true of each and go on to their end, ${otherUser().why ?? 'with the runner under another user'}`,
  { timeout: 300_000 },
  async () => {
    const story = await runnerKillStory({ kills: ['runner', 'both', 'server'], runsAtOnce: 2, seed: 7, log: quiet });
    expect(story).toMatchObject({ runs: 6, steps: 18, ranTwice: [], unintended: [], untrue: [], begunUnasked: [] });
    expect(story).toMatchObject({ silent: [], unclear: [] });
  },
);
