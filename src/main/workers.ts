import type { Logger } from 'pino';
import { startAlertLeaseWorker } from '#adapters/jobs/alert-lease-worker.ts';
import { startOutboxWorker } from '#adapters/jobs/outbox-worker.ts';
import { startPublicationWorker } from '#adapters/jobs/publication-worker.ts';
import { startWakeUpWorker } from '#adapters/jobs/wake-up-worker.ts';
import type { Metrics } from '#adapters/http/health/metrics.ts';
import type { DeskStorage } from '#adapters/storage/desk-storage.ts';
import type { ChannelAnswer } from '#app/ports/channel.ts';
import type { OutgoingMessage } from '#app/ports/outgoing-message.ts';
import type { ClaimedPublication } from '#app/ports/publications.ts';
import type { PublishAnswer } from '#app/ports/publisher.ts';
import { recordOutcome } from '#app/comms/record-outcome.ts';
import { countAhead } from '#app/insights/read-insights.ts';
import { forgetOldRest } from '#app/rest/rest-rules.ts';
import { finishSignals } from '#app/signal/finish-signals.ts';
import { expireAlerts } from '#app/signal/take-alerts.ts';
import { forgetUnconfirmed } from '#app/status/subscribe.ts';
import { handleWakeUp } from '#app/wake-up.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#core/shared/instant.ts';
import type { DeskChannels } from './channels.ts';
import { pause } from './pause.ts';
import type { OpenSpace, SpaceContexts } from './space-contexts.ts';

export interface WorkersOptions {
  contexts: SpaceContexts;
  storage: DeskStorage;
  channels: DeskChannels;
  metrics: Metrics;
  /** Plays what is due in the own stream of a drill or a game day. */
  wakeDrill(spaceId: string): Promise<void>;
  /** Sends a message of a game day to whoever agreed to it, and keeps it otherwise. */
  sendInGameDay(gameDayId: string, message: OutgoingMessage): Promise<ChannelAnswer>;
  /** Brings the published status page up to date at one place. */
  publish(claim: ClaimedPublication): Promise<PublishAnswer>;
  /** How long names and addresses of reporters and recipients are kept. */
  retentionDays(): Promise<number>;
  log: Logger;
}

export interface Workers {
  areRunning(): boolean;
  /** Looks at once: after a drill's clock was changed. */
  poke(spaceId: string): void;
  stop(): Promise<void>;
}

/** One at a time in a drill, in the order in which things are due: its hurried clock must not reorder the night. */
const WAKE_UPS_AT_ONCE = { real: 8, drill: 1, 'game-day': 1 };
const LOOK_EVERY_MS = SECOND_MS;
/** What a crash between two transactions left undone is found this often. */
const FINISH_EVERY_MS = 10 * SECOND_MS;
const FORGET_EVERY_MS = HOUR_MS;
const COUNT_EVERY_MS = 5 * MINUTE_MS;

/** Starts everything that works without being asked: wake-ups, messages, leases of alerts, and what a crash left undone. */
export function startWorkers({
  contexts,
  storage,
  channels,
  metrics,
  wakeDrill,
  sendInGameDay,
  publish,
  retentionDays,
  log,
}: WorkersOptions): Workers {
  const shared = {
    spaces: () => contexts.open(),
    log,
    random: () => Math.random(),
    onWork: (listener: Parameters<DeskStorage['live']['onWork']>[0]) => storage.live.onWork(listener),
  };
  const workers = [
    startWakeUpWorker<OpenSpace>({
      ...shared,
      concurrency: WAKE_UPS_AT_ONCE,
      claimed: (space, lateMs) => space.kind === 'real' && metrics.observeWakeUpLateness(lateMs / SECOND_MS),
      handle: ({ context, kind, at }, { stream, dueAt }) =>
        at(dueAt, () =>
          kind !== 'real' && stream.kind === 'drill' ? wakeDrill(context.id) : handleWakeUp(context, stream),
        ),
    }),
    startOutboxWorker<OpenSpace>({
      ...shared,
      send: ({ id, kind }, message) =>
        kind === 'game-day' ? sendInGameDay(id, message) : channels.of(kind, message.channel).send(message),
      onOutcome: ({ context, at }, message, answer) =>
        at(message.notBefore, () => recordOutcome(context, message, answer)),
    }),
    startAlertLeaseWorker<OpenSpace>({ ...shared, expire: ({ context }) => expireAlerts(context) }),
  ];
  const publications = contexts
    .open()
    .filter(({ kind }) => kind === 'real')
    .map(({ clock, storage: { publications: rows } }) =>
      startPublicationWorker({ publications: rows, clock, publish, random: shared.random, log }),
    );
  const ending = new AbortController();
  const chores = [
    every(LOOK_EVERY_MS, ending.signal, () => contexts.refresh(), log),
    every(FINISH_EVERY_MS, ending.signal, () => finishAll(contexts), log),
    every(COUNT_EVERY_MS, ending.signal, () => countAll(contexts, ending.signal), log),
    every(FORGET_EVERY_MS, ending.signal, () => forgetAll(contexts, retentionDays), log),
  ];
  return {
    areRunning: () => workers.every((worker) => worker.isRunning()),
    poke(spaceId) {
      for (const worker of workers) worker.poke(spaceId);
    },
    async stop() {
      ending.abort();
      await Promise.all([...chores, ...[...workers, ...publications].map((worker) => worker.stop())]);
    },
  };
}

async function finishAll(contexts: SpaceContexts): Promise<void> {
  for (const { context } of contexts.open()) await finishSignals(context);
}

async function countAll(contexts: SpaceContexts, signal: AbortSignal): Promise<void> {
  for (const { context } of contexts.open())
    if (context.kind === 'real') await countAhead(context, () => !signal.aborted);
}

async function forgetAll(contexts: SpaceContexts, retentionDays: () => Promise<number>): Promise<void> {
  const days = await retentionDays();
  for (const { context } of contexts.open()) {
    await forgetOldRest(context);
    if (context.kind !== 'real') continue;
    await context.storage.retention.forgetAddressesBefore(context.clock.now() - days * DAY_MS);
    await forgetUnconfirmed({ context });
  }
}

async function every(ms: number, signal: AbortSignal, work: () => Promise<void>, log: Logger): Promise<void> {
  while (!signal.aborted) {
    await work().catch((error: unknown) => log.warn({ err: error }, 'a chore failed and comes again'));
    await pause(ms, signal);
  }
}
