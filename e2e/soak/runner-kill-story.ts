import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openDeskStorage } from '#adapters/storage/desk-storage.ts';
import { startEmbeddedPostgres } from '#adapters/storage/embedded/start-embedded-postgres.ts';
import { startPlanRun } from '#app/revert/plan-run-start.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { raiseHand } from '#contract/incident.ts';
import { inviteRunner } from '#contract/runner.ts';
import type { PlanRun, PlanRunEvent } from '#core/revert/plan-run.ts';
import { MINUTE_MS } from '#core/shared/instant.ts';
import { realSpace } from '#testing/fresh-storage.ts';
import { revertPlan, webhookStep } from '#testing/plan-runs-kit.ts';
import { runnerMachine, type RunnerMachine, type RunnerProcess } from '#testing/runner-process.ts';
import { dataFolder, startDeskProcess, type DeskProcess } from '../desk-process.ts';
import { seeded } from './seeded.ts';
import { nothingSettled, PERSON, personsContext, settleRun, type SettledRuns } from './settle-run.ts';

export type Killed = 'server' | 'runner' | 'both';

export interface RunnerKillStory extends SettledRuns {
  kills: Killed[];
  /** As whom the runner's commands ran. */
  uid: number;
  /** Attempts whose command ran more than once: must be none. */
  ranTwice: string[];
  /** Commands that ran for an attempt that no run intended: must be none. */
  unintended: string[];
  /** Steps said to have succeeded whose command did not run to its end, or said not to have run although it began: must be none. */
  untrue: string[];
}

const STEPS = ['flip', 'deploy', 'announce'];
const SECRET = 'the same secret for the server and its successor';
const RUNNER = 'deploy-1';
/** About as long as the steps of a run take. */
const RUN_MS = 4000;

/**
 * Reverts whose steps are commands on a runner, a process of its own under another user where that can be, while the
 * server, the runner or both are killed at random instants and started again. Each command notes its attempt in a file
 * when it begins and when it ends; what waits for a person then a person judges.
 */
export async function runnerKillStory(options: {
  /** Who is killed in each round; a number draws so many. */
  kills: Killed[] | number;
  runsAtOnce: number;
  seed: number;
  log(line: string): void;
}): Promise<RunnerKillStory> {
  const { runsAtOnce, log } = options;
  const random = seeded(options.seed);
  const draw = (): Killed => (['server', 'runner', 'both'] as const)[Math.floor(random() * 3)] ?? 'both';
  const kills = typeof options.kills === 'number' ? Array.from({ length: options.kills }, draw) : options.kills;
  const [data, folder] = [await dataFolder(), await dataFolder()];
  const database = await startEmbeddedPostgres({ dataDir: data.dir, log: { info() {}, warn() {}, error() {} } });
  const start = (port: string): Promise<DeskProcess> =>
    startDeskProcess(folder.dir, ['serve', '--database-url', database.url, '--sample', '--port', port], {
      TWOAM_SECRET: SECRET,
    });
  let desk = await start('0');
  const { port } = new URL(desk.url);
  const storage = openDeskStorage({ url: database.url, secretKey: randomBytes(32), log: { warn() {} } });
  const context = personsContext(storage.spaces.storage(await realSpace(storage)));
  const machine = await runnerMachine();
  const story: RunnerKillStory = {
    ...nothingSettled(),
    kills,
    uid: machine.uid,
    ranTwice: [],
    unintended: [],
    untrue: [],
  };
  const attempts = new Set<string>();
  let runner: RunnerProcess | null = null;
  try {
    const { token } = await desk.call(inviteRunner, { params: { name: RUNNER } });
    const enrolled = await machine.enrol(desk.url, token);
    if (enrolled.code !== 0) throw new Error(enrolled.output);
    runner = await machine.start(commandList(machine));
    for (const [count, killed] of kills.entries()) {
      const title = `Kill ${count}: ${killed} in the middle of reverts`;
      const { id: incidentId } = await desk.call(raiseHand, { body: { title } });
      const runIds = await press(context, incidentId, runsAtOnce);
      await pause(random() * RUN_MS);
      const isRunnerFirst = random() < 0.5;
      await Promise.all([killed !== 'runner' && desk.kill(), killed !== 'server' && runner.kill()]);
      if (killed !== 'server' && isRunnerFirst) runner = await machine.start(commandList(machine));
      if (killed !== 'runner') desk = await start(port);
      if (killed !== 'server' && !isRunnerFirst) runner = await machine.start(commandList(machine));
      for (const runId of runIds) {
        const run = await settleRun({ desk, context, runId, incidentId, random, found: story });
        for (const attempt of run?.attemptIds ?? []) attempts.add(attempt);
        if (run !== null) await judgeTruth(context, runId, run, machine, story);
      }
      log(`${count + 1}/${kills.length} ${killed} killed, ${story.unknown} steps were unknown, ${story.failed} failed`);
    }
    for (const [attempt, notes] of Map.groupBy(notesOf(machine, 'begun'), (id) => id)) {
      if (notes.length > 1) story.ranTwice.push(attempt);
      if (!attempts.has(attempt)) story.unintended.push(attempt);
    }
    return story;
  } finally {
    await runner?.kill();
    await desk.stop();
    await storage.close();
    await database.stop();
    await machine.close();
    await Promise.all([data.remove(), folder.remove()]);
  }
}

/** A command that takes a moment and prints meanwhile, as a deployment does. */
function commandList({ folder }: RunnerMachine): string {
  const note = (what: string): string => `echo "${what} $TWOAM_ATTEMPT" >> ${folder}/notes`;
  const script = `${note('begun')}; echo stopping; sleep 0.2; echo "$0 is rolled back"; sleep 0.2; ${note('ended')}`;
  return `
atOnce: 4
commands:
  roll-back:
    run: [/bin/sh, -c, '${script}', '{service}']
    parameters: { service: { pattern: '[a-z]+' } }
`;
}

/** Attempts of which the command noted that it had begun, or ended. */
function notesOf({ folder }: RunnerMachine, what: 'begun' | 'ended'): string[] {
  const lines = readFileSync(join(folder, 'notes'), 'utf8').split('\n');
  return lines.filter((line) => line.startsWith(`${what} `)).map((line) => line.slice(what.length + 1));
}

async function press(context: SpaceContext, incidentId: string, runs: number): Promise<string[]> {
  const args = { service: 'auth' };
  const action = { executor: 'runner', runner: RUNNER, command: 'roll-back', args } as const;
  const plan = revertPlan({ steps: STEPS.map((id) => webhookStep(id, { action, timeoutMs: MINUTE_MS })) });
  return Promise.all(
    Array.from({ length: runs }, (_, index) =>
      startPlanRun(context, {
        purpose: 'revert',
        incidentId,
        mitigationId: null,
        changeId: `change ${index}`,
        by: PERSON,
        plan,
      }),
    ),
  );
}

/** What the desk says of each attempt, against what the commands noted. */
async function judgeTruth(
  context: SpaceContext,
  runId: string,
  run: PlanRun,
  machine: RunnerMachine,
  story: RunnerKillStory,
): Promise<void> {
  const events = await context.storage.events.read<PlanRunEvent>({ kind: 'plan-run', id: runId });
  const [begun, ended] = [new Set(notesOf(machine, 'begun')), new Set(notesOf(machine, 'ended'))];
  for (const { event } of events) {
    if (event.type !== 'StepEnded') continue;
    const { attemptId, outcome } = event.data;
    const isTrue = outcome === 'unknown' || (outcome === 'succeeded' ? ended.has(attemptId) : !begun.has(attemptId));
    if (!isTrue) story.untrue.push(`${runId} ${attemptId} ${outcome}`);
  }
  if (run.outcome === null) story.unclear.push(runId);
}
