import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { openDeskStorage } from '#adapters/storage/desk-storage.ts';
import { startEmbeddedPostgres } from '#adapters/storage/embedded/start-embedded-postgres.ts';
import { randomKey } from '#app/keys.ts';
import { judgeStep } from '#app/revert/answer-plan-run.ts';
import { startPlanRun } from '#app/revert/plan-run-start.ts';
import { loadPlanRun } from '#app/revert/run-plan-command.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { putConnection } from '#contract/connection.ts';
import { getRoom, raiseHand } from '#contract/incident.ts';
import { getPlanRun } from '#contract/plan-run.ts';
import type { Actor } from '#core/shared/actor.ts';
import type { PlanRunEvent } from '#core/revert/plan-run.ts';
import { contextOn } from '#testing/comms-desk.ts';
import { realSpace } from '#testing/fresh-storage.ts';
import { revertPlan, webhookStep } from '#testing/plan-runs-kit.ts';
import { dataFolder, startDeskProcess, type DeskProcess } from '../desk-process.ts';
import { startStepReceiver, type StepReceiver } from './step-receiver.ts';

export interface RevertKillStory {
  runs: number;
  steps: number;
  /** Steps that were found to be unknown, each judged by a person. */
  unknown: number;
  /** Attempts that arrived more than once: must be none. */
  doneTwice: string[];
  /** Attempts that arrived before, or without, their intent being recorded: must be none. */
  unintended: string[];
  /** Steps that were begun again although nobody had said so: must be none. */
  begunUnasked: string[];
  /** Unknown steps that the room does not speak of: must be none. */
  silent: string[];
  /** Runs that did not end, or ended with steps in no clear state: must be none. */
  unclear: string[];
}

const PERSON: Actor = { kind: 'person', id: 'sample-ruth' };
const STEPS = ['flip', 'deploy', 'warm-up', 'announce'];
const SECRET = 'the same secret for the server and its successor';
const SETTLES_WITHIN_MS = 60_000;

/**
 * Reverts whose steps arrive at a receiver that takes its time, while the server is killed at random instants and started
 * again. Whatever is unknown then a person judges: it was done, or run it again.
 */
export async function revertKillStory(options: {
  kills: number;
  runsAtOnce: number;
  random(): number;
  log(line: string): void;
}): Promise<RevertKillStory> {
  const { kills, runsAtOnce, random, log } = options;
  const [data, folder] = [await dataFolder(), await dataFolder()];
  const receiver = await startStepReceiver(() => 30 + random() * 250);
  const database = await startEmbeddedPostgres({ dataDir: data.dir, log: { info() {}, warn() {}, error() {} } });
  const start = (): Promise<DeskProcess> =>
    startDeskProcess(folder.dir, ['serve', '--database-url', database.url, '--sample'], { TWOAM_SECRET: SECRET });
  let desk = await start();
  const storage = openDeskStorage({
    url: database.url,
    secretKey: randomBytes(32),
    log: { warn() {} },
  });
  const context = personsContext(storage.spaces.storage(await realSpace(storage)));
  const attempts = new Set<string>();
  const story: RevertKillStory = {
    runs: 0,
    steps: 0,
    unknown: 0,
    doneTwice: [],
    unintended: [],
    begunUnasked: [],
    silent: [],
    unclear: [],
  };
  try {
    await connect(desk, receiver);
    for (let count = 0; count < kills; count += 1) {
      const { id: incidentId } = await desk.call(raiseHand, {
        body: { title: `Kill ${count} in the middle of reverts` },
      });
      const runIds = await press(context, incidentId, runsAtOnce);
      await pause(random() * STEPS.length * 200);
      await desk.kill();
      desk = await start();
      for (const runId of runIds) await settle({ desk, context, runId, incidentId, random, story, attempts });
      log(`${count + 1}/${kills} killed, ${receiver.received.length} steps arrived, ${story.unknown} were unknown`);
    }
    judgeReceived(receiver, story, attempts);
    return story;
  } finally {
    await desk.stop();
    await storage.close();
    await database.stop();
    await receiver.close();
    await Promise.all([data.remove(), folder.remove()]);
  }
}

/** The desk as a person acts on it, on the same database. */
function personsContext(storage: SpaceContext['storage']): SpaceContext {
  const clock = { now: () => Date.now(), realMsUntil: (at: number) => Math.max(0, at - Date.now()) };
  return contextOn(storage, clock, { next: (prefix) => `${prefix}_${randomKey()}` }, false);
}

async function connect(desk: DeskProcess, { url }: StepReceiver): Promise<void> {
  const connection = { kind: 'webhook', url: `${url}/steps`, allowPrivate: true } as const;
  const secret = 'known-to-the-receiver';
  await desk.call(putConnection, { params: { name: 'deployer' }, body: { connection, secret } });
  const asked = { ...connection, statusUrl: `${url}/attempts/{attempt}` };
  await desk.call(putConnection, { params: { name: 'deployer-asked' }, body: { connection: asked, secret } });
}

/** Half of the runs go where a lost attempt can be asked after. */
async function press(context: SpaceContext, incidentId: string, runs: number): Promise<string[]> {
  return Promise.all(
    Array.from({ length: runs }, (_, index) =>
      startPlanRun(context, {
        purpose: 'revert',
        incidentId,
        mitigationId: null,
        changeId: 'change',
        by: PERSON,
        plan: revertPlan({
          steps: STEPS.map((id) => {
            const connection = index % 2 === 0 ? 'deployer' : 'deployer-asked';
            return webhookStep(id, { action: { executor: 'webhook', connection, body: { do: id } } });
          }),
        }),
      }),
    ),
  );
}

interface Settling {
  desk: DeskProcess;
  context: SpaceContext;
  runId: string;
  incidentId: string;
  random(): number;
  story: RevertKillStory;
  attempts: Set<string>;
}

/** Waits for a run to end, and judges what is unknown as a person would. */
async function settle({ desk, context, runId, incidentId, random, story, attempts }: Settling): Promise<void> {
  const until = performance.now() + SETTLES_WITHIN_MS;
  for (;;) {
    const shown = await desk.call(getPlanRun, { params: { id: runId } });
    if (shown.status === 'ended') break;
    const { judge } = shown.may;
    if (judge !== null) {
      story.unknown += 1;
      const { stepId, attemptId } = judge;
      const title = shown.steps.find(({ id }) => id === stepId)?.title ?? '';
      const speaks = await roomSays(desk, incidentId, `nobody knows whether “${title}” ran`);
      if (!speaks) story.silent.push(`${runId} ${stepId}`);
      const verdict = random() < 0.5 ? 'succeeded' : 'run-again';
      await judgeStep(context, runId, { by: PERSON, stepId, attemptId, verdict, note: null });
    }
    if (performance.now() > until) {
      story.unclear.push(`${runId} is ${shown.status}: ${shown.steps.map(({ status }) => status).join(', ')}`);
      return;
    }
    await pause(50);
  }
  await judgeRun(context, runId, story, attempts);
}

async function roomSays(desk: DeskProcess, incidentId: string, words: string): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    const { timeline } = await desk.call(getRoom, { params: { id: incidentId } });
    if (timeline.some(({ text }) => text?.includes(words) === true)) return true;
    await pause(50);
  }
  return false;
}

async function judgeRun(
  context: SpaceContext,
  runId: string,
  story: RevertKillStory,
  attempts: Set<string>,
): Promise<void> {
  const run = await loadPlanRun(context, runId);
  story.runs += 1;
  for (const attempt of run?.attemptIds ?? []) attempts.add(attempt);
  story.steps += run?.steps.length ?? 0;
  if (run === null || run.steps.some(({ status }) => status !== 'succeeded')) story.unclear.push(runId);
  const events = await context.storage.events.read<PlanRunEvent>({ kind: 'plan-run', id: runId });
  const mayBegin = new Set(STEPS);
  for (const { event } of events) {
    if (event.type === 'StepJudged' && event.data.verdict === 'run-again') mayBegin.add(event.data.stepId);
    if (event.type === 'StepIntended' && !mayBegin.delete(event.data.stepId))
      story.begunUnasked.push(`${runId} ${event.data.stepId}`);
  }
}

/** What arrived, against what was intended. */
function judgeReceived({ received }: StepReceiver, story: RevertKillStory, attempts: ReadonlySet<string>): void {
  const byAttempt = Map.groupBy(received, ({ attempt }) => attempt);
  for (const [attempt, arrivals] of byAttempt) {
    if (arrivals.length > 1) story.doneTwice.push(attempt);
    if (!attempts.has(attempt)) story.unintended.push(attempt);
  }
}
