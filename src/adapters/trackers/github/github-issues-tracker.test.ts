import { afterEach, describe, expect, test } from 'vitest';
import type { OpenConnection } from '#app/ports/connections.ts';
import { connection } from '#contract/connection.ts';
import { githubIssuesDouble, type GithubIssuesDouble } from '#testing/github-issues-double.ts';
import { realAsk } from '#testing/real-ask.ts';
import { describeTracker, trackerItem, type TrackerUnderTest } from '#testing/tracker-kit.ts';
import { githubIssuesTracker } from './github-issues-tracker.ts';

async function open(timeoutMs = 4000): Promise<TrackerUnderTest & { github: GithubIssuesDouble }> {
  const github = await githubIssuesDouble();
  const held: OpenConnection = {
    connection: connection.parse({
      kind: 'github',
      url: github.url,
      issuesIn: github.repository,
      allowPrivate: true,
    }),
    secret: github.token,
    secretLost: false,
  };
  return {
    github,
    tracker: githubIssuesTracker({
      connection: async (name) => (name === 'tracker' ? held : null),
      ask: realAsk,
      timeoutMs,
    }),
    connection: held,
    mood: github.mood,
    titles: () => github.issues.map(({ title }) => title),
    set: (state) => Object.assign(github.issues[0]!, { state: state === 'done' ? 'closed' : 'open' }),
    requests: () => github.requests.length,
    secrets: [github.token],
    close: () => github.close(),
  };
}

describeTracker('GitHub issues', open);

describe('an issue on GitHub', () => {
  let held: Awaited<ReturnType<typeof open>>;
  afterEach(() => held.close());

  test('is called by its repository and number, and links back to the incident', async () => {
    held = await open();
    expect(await held.tracker.create('tracker', trackerItem())).toEqual({
      outcome: 'created',
      ref: 'github.example/acme/shop#1',
      url: 'https://github.example/acme/shop/issues/1',
    });
    expect(held.github.issues[0]?.body).toContain('[incident 12](https://desk.example/incidents/i_1)');
    expect(held.github.issues[0]?.body).toContain('Due on 2026-12-04.');
  });

  test('calls no account and no other issue, and hides no marker of its own', async () => {
    held = await open();
    await held.tracker.create(
      'tracker',
      trackerItem({ text: 'Ask @noa about fixes #12 <!-- twoam-action: other -->' }),
    );
    expect(held.github.issues[0]?.body).not.toMatch(/@noa|#12|<!-- twoam-action: other/);
  });

  test('that somebody copied is still found as the first one', async () => {
    held = await open();
    const item = trackerItem();
    const first = await held.tracker.create('tracker', item);
    const [ours] = held.github.issues;
    held.github.issues.push({ ...ours!, number: 9, title: 'A copy' });
    expect(await held.tracker.create('tracker', item)).toEqual(first);
  });

  test('of another repository, or one that is gone, is unknown', async () => {
    held = await open();
    const item = trackerItem();
    for (const ref of ['github.example/acme/shop#404', 'github.example/acme/other#1', 'rubbish', '../../user#1'])
      expect(await held.tracker.look('tracker', ref, item)).toBe('unknown');
  });
});
