import type { Logger } from 'pino';
import { recordOutcome } from '#app/comms/record-outcome.ts';
import { expireAlerts } from '#app/signal/take-alerts.ts';
import { handleWakeUp } from '#app/wake-up.ts';
import type { SpaceContext } from '#app/space-context.ts';
import type { DeskChannels } from './channels.ts';
import { pause } from './pause.ts';
import type { SpaceContexts } from './space-contexts.ts';

export function startWorkers({
  contexts,
  channels,
  wakeDrill,
  log,
}: {
  contexts: SpaceContexts;
  channels: DeskChannels;
  wakeDrill(id: string): Promise<void>;
  log: Logger;
  [key: string]: unknown;
}) {
  const ending = new AbortController();
  const run = async () => {
    while (!ending.signal.aborted) {
      await contexts.refresh().catch((error: unknown) => log.error({ err: error }, 'refresh'));
      for (const { row, context } of contexts.open()) {
        await once(row.kind, context).catch((error: unknown) => log.error({ err: error }, 'work failed'));
      }
      await pause(20, ending.signal);
    }
  };
  const once = async (kind: 'real' | 'drill', context: SpaceContext) => {
    for (const wakeUp of await context.storage.wakeUps.claimDue(context.clock.now(), 10)) {
      try {
        if (wakeUp.stream.kind === 'drill') await wakeDrill(context.id);
        else await handleWakeUp(context, wakeUp.stream);
        await context.storage.wakeUps.release(wakeUp, null);
      } catch (error) {
        log.error({ err: error }, 'wake failed');
        await context.storage.wakeUps.release(wakeUp, context.clock.now() + 5000);
      }
    }
    for (const claim of await context.storage.outbox.claimDue(context.clock.now(), 20)) {
      const answer = claim.answer ?? (await channels.of(kind, claim.message.channel).send(claim.message));
      const now = context.clock.now();
      if (answer.outcome === 'retry-later') await context.storage.outbox.retryLater(claim, now + 10_000, answer.why);
      else {
        if (answer.outcome === 'failed-for-good') await context.storage.outbox.failed(claim, now, answer.why);
        else await context.storage.outbox.sent(claim, now, answer.outcome, answer.proof);
        await recordOutcome(context, claim.message, answer);
        await context.storage.outbox.told(claim, null);
      }
    }
    await expireAlerts(context);
  };
  const running = run();
  return {
    areRunning: () => !ending.signal.aborted,
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}
