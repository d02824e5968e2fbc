import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { openDeskStorage } from '#adapters/storage/desk-storage.ts';
import { startEmbeddedPostgres } from '#adapters/storage/embedded/start-embedded-postgres.ts';
import { startPlanRun } from '#app/revert/plan-run-start.ts';
import type { SpaceContext } from '#app/space-context.ts';
import { putConnection } from '#contract/connection.ts';
import { raiseHand } from '#contract/incident.ts';
import { realSpace } from '#testing/fresh-storage.ts';
import { revertPlan, webhookStep } from '#testing/plan-runs-kit.ts';
import { dataFolder, startDeskProcess, type DeskProcess } from '../desk-process.ts';
import { nothingSettled, PERSON, personsContext, settleRun, type SettledRuns } from './settle-run.ts';
import { startStepReceiver, type StepReceiver } from './step-receiver.ts';

export interface RevertKillStory extends SettledRuns {
  /** Attempts that arrived more than once: must be none. */
  doneTwice: string[];
  /** Attempts that arrived before, or without, their intent being recorded: must be none. */
  unintended: string[];
}

const STEPS = ['flip', 'deploy', 'warm-up', 'announce'];
const SECRET = 'the same secret for the server and its successor';

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
  const story: RevertKillStory = { ...nothingSettled(), doneTwice: [], unintended: [] };
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
      for (const runId of runIds) {
        const run = await settleRun({ desk, context, runId, incidentId, random, found: story });
        for (const attempt of run?.attemptIds ?? []) attempts.add(attempt);
      }
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
        changeId: `change ${index}`,
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

/** What arrived, against what was intended. */
function judgeReceived({ received }: StepReceiver, story: RevertKillStory, attempts: ReadonlySet<string>): void {
  const byAttempt = Map.groupBy(received, ({ attempt }) => attempt);
  for (const [attempt, arrivals] of byAttempt) {
    if (arrivals.length > 1) story.doneTwice.push(attempt);
    if (!attempts.has(attempt)) story.unintended.push(attempt);
  }
}
