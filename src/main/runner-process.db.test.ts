import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fakeDesk, type FakeDesk } from '#adapters/http/testing/fake-desk.ts';
import { listening } from '#adapters/http/testing/listening.ts';
import { runnerRoutes } from '#app/runner/runner-routes.ts';
import { freshStorage, type FreshStorage } from '#testing/fresh-storage.ts';
import { otherUser } from '#testing/other-user.ts';
import { runnerMachine, type RunnerMachine, type RunnerProcess } from '#testing/runner-process.ts';
import { memoryRunnerWork, type GivenStep, type MemoryRunnerWork } from '#testing/runner-work.ts';
import { systemClock } from './system-clock.ts';

let storage: FreshStorage;
let desk: FakeDesk;
let url: string;
let machine: RunnerMachine;
let work: MemoryRunnerWork;
let runner: RunnerProcess | null = null;
/** What the desk does before it takes a report; a test makes it fail. */
let beforeReport: () => void = () => {};

beforeAll(async () => {
  storage = await freshStorage();
});
afterAll(() => storage.close());
beforeEach(async () => {
  await storage.empty();
  work = memoryRunnerWork();
  beforeReport = () => {};
  const { runners } = storage.desk;
  desk = await fakeDesk({
    clock: systemClock,
    routes: runnerRoutes({ runners, clock: systemClock }),
    runners: {
      runners,
      work: {
        take: (...given) => work.take(...given),
        report: async (...given) => {
          beforeReport();
          return work.report(...given);
        },
      },
    },
  });
  url = await listening(desk.app);
  machine = await runnerMachine();
});
afterEach(async () => {
  await runner?.kill();
  runner = null;
  await machine.close();
  await desk.app.close();
});

async function invited(): Promise<string> {
  const answer = await desk.app.inject({
    method: 'POST',
    url: '/api/v1/runners/edge/invite',
    headers: { cookie: 'session=admin', 'sec-fetch-site': 'same-origin' },
  });
  return answer.json<{ token: string }>().token;
}

async function enrolled(): Promise<void> {
  expect(await machine.enrol(url, await invited())).toMatchObject({ code: 0 });
}

const list = (): string => `
commands:
  whoami:
    run: [/usr/bin/id, -u]
  revert:
    run: [/bin/sh, ${machine.folder}/revert.sh, '{version}']
    parameters: { version: { pattern: 'v[0-9]+' } }
  noted:
    run: [/bin/sh, -c, 'echo $TWOAM_ATTEMPT >> ${machine.folder}/ran']
  slow:
    run: [/bin/sh, -c, 'echo started >> ${machine.folder}/ran; echo $$ > ${machine.folder}/pid; sleep 300 & wait']
`;

const last = (given: GivenStep): GivenStep['said'][number] | undefined => given.said.at(-1);
const printed = (given: GivenStep): string => [...given.printed.values()].join('');
const ran = (): string => {
  try {
    return readFileSync(join(machine.folder, 'ran'), 'utf8');
  } catch {
    return '';
  }
};

function groupLives(pid: number): boolean {
  try {
    return process.kill(-pid, 0);
  } catch {
    return false;
  }
}

describe(`a runner in a process of its own, ${otherUser().why ?? 'under another user'}`, () => {
  test('enrols once, with a key that only its user can read, and not with a used token', async () => {
    const token = await invited();
    expect(await machine.enrol(url, token)).toEqual({ code: 0, output: expect.stringContaining('Enrolled as edge.') });
    const key = statSync(join(machine.folder, 'runner.json'));
    expect([key.mode & 0o777, key.uid]).toEqual([0o600, machine.uid]);
    expect(await machine.enrol(url, token)).toEqual({ code: 1, output: expect.stringContaining('enrolled already') });
    const other = await runnerMachine();
    expect(await other.enrol(url, token)).toEqual({ code: 1, output: expect.stringContaining('used already') });
    await other.close();
  });

  test('runs a step as its own user, with its output, once', async () => {
    await enrolled();
    const given = work.give('edge', { attemptId: 'att_1', command: 'whoami' });
    runner = await machine.start(list());
    await expect.poll(() => last(given), { timeout: 20_000 }).toEqual({ state: 'ended', outcome: 'succeeded' });
    expect(printed(given)).toBe(`${machine.uid}\n`);
    expect(given.said.map(({ state }) => state)).toEqual(['begun', 'ended']);
    expect(given.handedOut).toBe(1);
    expect(await runner.stop()).toBe(0);
  });

  test('refuses what its own list does not allow, although the desk sends it', async () => {
    await enrolled();
    runner = await machine.start(list());
    const hostile = ['v1; touch PWNED', '$(touch PWNED)', '--help', 'v1\ntouch PWNED', 'v1\0', 'vеrsion', '../v1'];
    const steps = hostile.map((version, index) =>
      work.give('edge', { attemptId: `att_${index}`, command: 'revert', args: { version } }),
    );
    steps.push(work.give('edge', { attemptId: 'att_sh', command: 'sh', args: {} }));
    await expect
      .poll(() => steps.map((given) => last(given)?.state), { timeout: 20_000 })
      .toEqual(steps.map(() => 'refused'));
    expect(steps.every(({ said }) => said.every(({ state }) => state === 'refused'))).toBe(true);
  });

  test('stops a step with all that it started when the desk says so', async () => {
    await enrolled();
    const given = work.give('edge', { attemptId: 'att_1', command: 'slow' });
    runner = await machine.start(list());
    await expect.poll(ran, { timeout: 20_000 }).toBe('started\n');
    given.cancelled = true;
    await expect.poll(() => last(given), { timeout: 20_000 }).toMatchObject({ state: 'ended', outcome: 'cancelled' });
    const pid = Number(readFileSync(join(machine.folder, 'pid'), 'utf8'));
    // The kernel forgets the group when the last of it was buried.
    await expect.poll(() => groupLives(pid), { timeout: 20_000 }).toBe(false);
  });

  test('does not begin what was called off before it asked', async () => {
    await enrolled();
    const given = work.give('edge', { attemptId: 'att_1', command: 'slow' });
    given.cancelled = true;
    runner = await machine.start(list());
    await expect.poll(() => last(given), { timeout: 20_000 }).toMatchObject({ state: 'refused' });
    expect(ran()).toBe('');
  });

  test('killed in the middle of a step, says after its restart that nobody knows, and never runs it again', async () => {
    await enrolled();
    const given = work.give('edge', { attemptId: 'att_1', command: 'slow' });
    runner = await machine.start(list());
    await expect.poll(ran, { timeout: 20_000 }).toBe('started\n');
    await runner.kill();
    const pid = Number(readFileSync(join(machine.folder, 'pid'), 'utf8'));
    process.kill(-pid, 'SIGKILL');
    runner = await machine.start(list());
    await expect.poll(() => last(given), { timeout: 20_000 }).toMatchObject({ state: 'unknown' });
    // Even a desk that hands the attempt out once more does not make it run.
    Object.assign(given, { session: null, said: [] });
    const other = work.give('edge', { attemptId: 'att_2', command: 'whoami' });
    await expect.poll(() => last(other)?.state, { timeout: 20_000 }).toBe('ended');
    await expect.poll(() => given.handedOut, { timeout: 20_000 }).toBeGreaterThan(1);
    expect(ran()).toBe('started\n');
  });

  test('killed before it was let begin, takes the same step again after its restart and runs it once', async () => {
    await enrolled();
    const given = work.give('edge', { attemptId: 'att_1', command: 'noted' });
    let asked = 0;
    beforeReport = () => {
      asked += 1;
      throw new Error('the desk is out of order');
    };
    runner = await machine.start(list());
    await expect.poll(() => asked, { timeout: 20_000 }).toBeGreaterThan(0);
    await runner.kill();
    beforeReport = () => {};
    expect(given.handedOut).toBe(1);
    runner = await machine.start(list());
    await expect.poll(() => last(given), { timeout: 20_000 }).toEqual({ state: 'ended', outcome: 'succeeded' });
    expect(given.said.map(({ state }) => state)).toEqual(['not-begun', 'begun', 'ended']);
    expect(ran()).toBe('att_1\n');
  });

  test('tells an ending until the desk took it, over its own restart too', async () => {
    await enrolled();
    const given = work.give('edge', { attemptId: 'att_1', command: 'whoami' });
    let refusals = 0;
    beforeReport = () => {
      if (given.said.length === 0) return;
      refusals += 1;
      throw new Error('the desk is out of order');
    };
    runner = await machine.start(list());
    await expect.poll(() => refusals, { timeout: 20_000 }).toBeGreaterThan(1);
    await runner.kill();
    beforeReport = () => {};
    expect(last(given)).toEqual({ state: 'begun' });
    runner = await machine.start(list());
    await expect.poll(() => last(given), { timeout: 20_000 }).toEqual({ state: 'ended', outcome: 'succeeded' });
  });

  test('is refused everything once it was revoked', async () => {
    await enrolled();
    await storage.desk.runners.revoke('edge', systemClock.now());
    const given = work.give('edge', { attemptId: 'att_1', command: 'whoami' });
    runner = await machine.start(list());
    await expect.poll(() => runner?.output(), { timeout: 20_000 }).toContain('This runner was revoked.');
    expect(given.handedOut).toBe(0);
  });

  test('a second one on the same folder is refused', async () => {
    await enrolled();
    runner = await machine.start(list());
    await expect.poll(() => runner?.output(), { timeout: 20_000 }).toContain('takes steps from');
    const second = await machine.start(list());
    await expect.poll(() => second.output(), { timeout: 20_000 }).toContain('Another runner is running');
    await second.kill();
  });
});
