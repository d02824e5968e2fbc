import type { z } from 'zod';
import type { injectSignal as injectRoute } from '#contract/game-days.ts';
import type { GameDayRow } from '#app/ports/game-days.ts';
import type { IncomingAlert } from '#app/ports/signals.ts';
import { Refused } from '#app/refused.ts';
import { takeAlerts } from '#app/signal/take-alerts.ts';
import { takeReport } from '#app/signal/take-report.ts';
import type { Instant } from '#core/shared/instant.ts';
import { changeSpace } from '../desk/drill-house.ts';
import { wakeDrill } from '../play-due-beats.ts';
import { withClock } from '../scaled-clock.ts';
import { gameDayOf, mustBeUnderWay, type GameDayHouse } from './game-day-house.ts';
import { tellPages } from './plan-game-day.ts';

type Signal = z.output<typeof injectRoute.body>;

/** The hook that the leader's alerts seem to come from. */
const BY_HAND = 'game-day-leader';

/** Pauses it, lets it go on, or changes its speed; its time makes no jump. */
export async function setGameDayClock(
  house: GameDayHouse,
  id: string,
  { paused, speed }: { paused?: boolean | undefined; speed?: number | undefined },
): Promise<GameDayRow> {
  mustBeUnderWay(await gameDayOf(house, id));
  const row = await house.spaces.get(id);
  if (row === null) throw new Refused('not-found', { what: 'space', id });
  const state = paused === undefined ? row.state : paused ? 'paused' : 'running';
  await changeSpace(house, id, withClock(row, house.realNow(), { state, ...(speed === undefined ? {} : { speed }) }));
  if (state === 'running' && row.state !== 'running') await wakeDrill(await house.context(id));
  tellPages(house);
  return gameDayOf(house, id);
}

/** Brings a signal, as the company's monitoring or support would. */
export async function injectSignal(house: GameDayHouse, id: string, signal: Signal): Promise<void> {
  mustBeUnderWay(await gameDayOf(house, id));
  if ((await house.spaces.get(id))?.state !== 'running')
    throw new Refused('refused', { reason: 'This game day is paused.', next: 'Let it go on, then bring the signal.' });
  const context = await house.context(id);
  if (signal.kind === 'alert') return takeAlerts(context, [incomingAlert(signal, context.clock.now())]);
  const { title, details, featureId, customer, key } = signal;
  await takeReport(
    context,
    { kind: 'reporter', id: BY_HAND },
    {
      title,
      details,
      featureId,
      customer,
      key,
      ticket: null,
      reporterName: null,
      reporterEmail: null,
      mailMessageId: null,
    },
  );
}

/** Ends it: its time stands still, nothing leaves it from now on, and nothing stays of who was up when. */
export async function endGameDay(house: GameDayHouse, id: string): Promise<GameDayRow> {
  mustBeUnderWay(await gameDayOf(house, id));
  // First, so that nothing leaves any more whatever comes after.
  await house.gameDays.end(id, house.realNow());
  const row = await house.spaces.get(id);
  if (row !== null) {
    await changeSpace(house, id, withClock(row, house.realNow(), { state: 'finished' }));
    // By a clock that stands still nothing would ever be old enough to be deleted.
    await (await house.context(id)).storage.rest.forgetBefore(Number.MAX_SAFE_INTEGER);
  }
  tellPages(house);
  return gameDayOf(house, id);
}

function incomingAlert(
  { title, details, service, status, key }: Extract<Signal, { kind: 'alert' }>,
  at: Instant,
): IncomingAlert {
  return {
    ...{ hookId: BY_HAND, dedupKey: key ?? title, groupKey: service ?? key ?? title, status, title, details, service },
    ...{ severity: 'critical', featureId: null, labels: service === null ? {} : { service }, link: null },
    startedAt: at,
    endedAt: status === 'resolved' ? at : null,
    leaseUntil: null,
  };
}
