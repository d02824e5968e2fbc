import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { referenceYaml } from '#testing/reference-procedure.ts';
import type { Advises } from '../../advice.ts';
import { rehearse, type RehearsalResult } from '../../rehearse.ts';
import { PUBLIC_INCIDENTS } from './public-incidents.ts';

interface Row {
  /** What the desk advises first, and then; `said` is in its first sentence. */
  advises: Advises[];
  said: string;
  /** How the attempts ended, in order. */
  attempts: [kind: string, outcome: string | null][];
  phase: string;
}

const DERIVED = 'This plan was derived from the register; nobody wrote or rehearsed it.';

/** What the desk advises in each, including where reverting is wrong. */
const ROWS: Record<string, Row> = {
  'digitalocean-2017': { advises: ['revert'], said: DERIVED, attempts: [['revert', 'worked']], phase: 'resolved' },
  'github-2024-08-14': {
    advises: ['revert'],
    said: '(100 %): one step.',
    attempts: [['revert', 'worked']],
    phase: 'resolved',
  },
  'roblox-2021': {
    advises: ['no-strong-suspect', 'revert'],
    said: 'No change is suspected strongly enough',
    attempts: [
      ['scale', 'no-effect'],
      ['revert', 'worked'],
    ],
    phase: 'resolved',
  },
  'knight-2012': {
    advises: ['revert', 'something-else'],
    said: DERIVED,
    attempts: [
      ['revert', 'worse'],
      ['disable', 'worked'],
    ],
    phase: 'resolved',
  },
  'mailgun-2017': {
    advises: ['no-strong-suspect', 'revert', 'something-else'],
    said: 'No change is suspected strongly enough',
    attempts: [
      ['revert', 'worse'],
      ['fix-forward', 'worked'],
    ],
    phase: 'resolved',
  },
  'posthog-2025-09-29': {
    advises: ['revert', 'something-else'],
    said: 'This plan was never rehearsed.',
    attempts: [
      ['revert', 'no-effect'],
      ['fix-forward', 'worked'],
    ],
    phase: 'resolved',
  },
  'cloudflare-2023-01-24': {
    advises: ['revert', 'something-else'],
    said: DERIVED,
    attempts: [
      ['revert', 'no-effect'],
      ['other', 'worked'],
    ],
    phase: 'resolved',
  },
  'crowdstrike-2024': {
    advises: ['revert', 'something-else'],
    said: 'This can only be undone in part. Hosts that have crashed are repaired by hand',
    attempts: [
      ['revert', 'no-effect'],
      ['other', 'partly'],
    ],
    phase: 'mitigating',
  },
  'github-2018-10-21': {
    advises: ['revert'],
    said: 'Ask Sol Reyes, who made it, or Team Network, what undoing it would do before anything is undone.',
    attempts: [['failover', null]],
    phase: 'mitigating',
  },
  'keepthescore-2020': {
    advises: ['cannot-be-undone'],
    said: 'cannot be undone. A command that ran cannot be taken back by itself: repair what it did.',
    attempts: [['other', 'worked']],
    phase: 'resolved',
  },
  'slack-2021': {
    advises: ['no-strong-suspect'],
    said: 'No change is suspected strongly enough',
    attempts: [
      ['scale', 'no-effect'],
      ['other', 'worked'],
    ],
    phase: 'resolved',
  },
  'github-falsealarm-2024': {
    advises: ['no-strong-suspect'],
    said: 'No change is suspected strongly enough',
    attempts: [],
    phase: 'not-an-incident',
  },
};

test('every public incident has a row that says what the desk advises in it', () => {
  expect(PUBLIC_INCIDENTS.map(({ id }) => id)).toEqual(Object.keys(ROWS));
  expect(Object.keys(ROWS).length).toBeGreaterThanOrEqual(8);
});

describe.each(PUBLIC_INCIDENTS.map((scenario) => [scenario.id, scenario] as const))('%s', (id, scenario) => {
  const row = ROWS[id]!;
  const playing = rehearse({ scenario, procedureYaml: referenceYaml() });

  test(`is advised on as: ${row.advises.join(', then ')}`, async () => {
    const { advice } = await playing;
    expect(advice.map(({ advises }) => advises)).toEqual(row.advises);
    expect(advice[0]?.sentence).toContain(row.said);
  });

  test('as soon as its incident is opened', async () => {
    const { advice, beats } = await playing;
    expect(advice[0]?.at).toBe(beats.find((beat) => beat.id === 'on-it')?.at);
  });

  test('ends as its source tells of what was tried', async () => {
    const result = await playing;
    expect(result.attempts.map(({ kind, outcome }) => [kind, outcome])).toEqual(row.attempts);
    expect(result.phase).toBe(row.phase);
  });

  test('is played to its end: nothing but what cannot be undone is refused', async () => {
    const { beats } = await playing;
    const odd = beats.filter(({ outcome }) => outcome === 'refused' || outcome === 'skipped');
    expect(odd.map((beat) => [beat.id, beat.outcome])).toEqual(
      id === 'keepthescore-2020' ? [['press', 'refused']] : [],
    );
    const unreached = beats.filter(({ outcome }) => outcome === 'not-reached').map((beat) => beat.id);
    expect(unreached).toEqual(row.phase === 'mitigating' ? ['verified', 'sum-up'] : []);
  });

  test('says where it is told, and marks what is told there', () => {
    expect(scenario.source).toMatch(/^(https?:\/\/|[\w-]+\/[\w-]+:)/);
    expect(scenario.beats.every((beat) => (beat.origin === 'report') === (beat.then !== null))).toBe(true);
    expect(scenario.beats.some(({ origin }) => origin === 'report')).toBe(true);
  });
});

describe('a revert that did not help', () => {
  const texts = async (id: string): Promise<string> => {
    const scenario = PUBLIC_INCIDENTS.find((one) => one.id === id)!;
    const { timeline }: RehearsalResult = await rehearse({ scenario, procedureYaml: referenceYaml() });
    return timeline.map(({ text }) => text ?? '').join('\n');
  };

  test.each([
    [
      'knight-2012',
      'The revert made it worse. Alerts firing: 2 now, 1 when it began. Next: look at the next suspect, or fix forward.',
    ],
    ['mailgun-2017', 'The revert made it worse.'],
    [
      'posthog-2025-09-29',
      'The revert failed, and what came after the failed step was not done. Next: Set the timeout by hand on the running pods.',
    ],
    ['cloudflare-2023-01-24', 'The revert is done and did not help. Alerts firing: 1 now, 1 when it began.'],
    ['crowdstrike-2024', 'Next: Hosts that have crashed are repaired by hand'],
  ])('is said loudly in the room with the next option: %s', async (id, words) => {
    expect(await texts(id)).toContain(words);
  });

  test.each([
    ['knight-2012', 'The revert made it worse, so it is not offered again'],
    ['cloudflare-2023-01-24', 'The revert did not help, so it is not offered again'],
  ])('is told in the advice as what it did: %s', async (id, words) => {
    const scenario = PUBLIC_INCIDENTS.find((one) => one.id === id)!;
    const { advice } = await rehearse({ scenario, procedureYaml: referenceYaml() });
    expect(advice.at(-1)?.sentence).toContain(words);
  });
});

test('the manual has a line for each of them', () => {
  const manual = readFileSync('docs/drills.md', 'utf8');
  expect(PUBLIC_INCIDENTS.filter(({ id }) => !manual.includes(`| \`${id}\` |`)).map(({ id }) => id)).toEqual([]);
});
