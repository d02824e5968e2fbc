import type { InsightsAnswer, InsightsSummary } from '#contract/insights.ts';
import { gatherInsights, type Insights } from '#core/insights/insights.ts';
import { beginningBefore, dayOf, periodsBetween, type Grain, type Period } from '#core/insights/period.ts';
import { summaryOf, type Summary } from '#core/insights/summary.ts';
import { addIncident, emptyTally } from '#core/insights/tally.ts';
import type { IncidentFigures } from '#core/insights/incident-figures.ts';
import { DAY_MS, toIso, type Instant } from '#core/shared/instant.ts';
import { overdueActions } from '../actions/overdue-actions.ts';
import { inTurn } from '../change/in-turn.ts';
import { currentProcedure } from '../incident/load-incident.ts';
import { Refused } from '../refused.ts';
import { roleTitle } from '../room/shown.ts';
import type { SpaceContext } from '../space-context.ts';
import { inSlices } from './in-slices.ts';
import { readFigures } from './read-figures.ts';

export interface AskedPeriods {
  by: Grain;
  /** Local days, `YYYY-MM-DD`. */
  from?: string | undefined;
  to?: string | undefined;
}

/** More incidents than any company should have in the time that can be asked for. */
const MOST_INCIDENTS = 20_000;
/** How many are added up before others have their turn. */
const ADDED_AT_ONCE = 250;
/** Three years of weeks, ten of quarters. */
const MOST_PERIODS: Record<Grain, number> = { week: 160, quarter: 40 };
/** What is shown unless somebody asks for another time: a quarter of weeks, a year and this quarter. */
const SHOWN_BEFORE: Record<Grain, number> = { week: 12, quarter: 4 };
const RECENT_MS = 28 * DAY_MS;
const WEEK_MS = 7 * DAY_MS;
/** The quarters that are shown unless somebody asks for others. */
const COUNTED_AHEAD_MS = 5 * 92 * DAY_MS;

/** Incidents of weeks or quarters, as the API tells them. */
export async function readInsights(context: SpaceContext, asked: AskedPeriods): Promise<InsightsAnswer> {
  const now = context.clock.now();
  const { procedure } = await currentProcedure(context);
  const { zone } = procedure.calendar;
  const periods = askedPeriods(asked, zone, now);
  const { figures, isComplete } = await figuresBetween(context, periods[0]?.fromAt ?? now, periods.at(-1)?.toAt ?? now);
  const gathered = gatherInsights(periods);
  for await (const some of inSlices(figures, ADDED_AT_ONCE)) gathered.add(some);
  const insights = gathered.insights();
  const shown = ({ load, ...rest }: Summary): InsightsSummary => ({
    ...rest,
    load: load.map((one) => ({ ...one, title: roleTitle(procedure, one.role) })),
  });
  return {
    by: asked.by,
    zone,
    untilAt: toIso(now),
    periods: insights.periods.map(({ period, summary }) => ({ ...shownPeriod(period), ...shown(summary) })),
    total: shown(insights.total),
    overdueActions: (await overdueActions(context, now)).length,
    isComplete,
  };
}

/** The last four weeks as one, for whoever scrapes figures. */
export async function recentInsights(context: SpaceContext): Promise<{ summary: Summary; overdueActions: number }> {
  const now = context.clock.now();
  const { figures } = await figuresBetween(context, now - RECENT_MS, now + 1);
  const tally = emptyTally();
  for await (const some of inSlices(figures, ADDED_AT_ONCE)) for (const one of some) addIncident(tally, one);
  return { summary: summaryOf(tally), overdueActions: (await overdueActions(context, now)).length };
}

/** Counts what is shown first before anybody looks: week by week, the latest first, for as long as it may go on. */
export async function countAhead(context: SpaceContext, mayGoOn: () => boolean): Promise<void> {
  const now = context.clock.now();
  const from = now - COUNTED_AHEAD_MS;
  for (let to = now + 1; to > from && mayGoOn(); to -= WEEK_MS) await figuresBetween(context, to - WEEK_MS, to);
}

/** Several who look at the same time share the reading. */
function figuresBetween(
  context: SpaceContext,
  openedFrom: Instant,
  openedBefore: Instant,
): Promise<{ figures: IncidentFigures[]; isComplete: boolean }> {
  return inTurn(context, `figures ${openedFrom} ${openedBefore}`, async () => {
    const filter = { limit: MOST_INCIDENTS + 1, openedFrom, openedBefore };
    const incidents = await context.storage.incidents.counted(filter);
    const figures = await readFigures(context, incidents.slice(0, MOST_INCIDENTS));
    return { figures, isComplete: incidents.length <= MOST_INCIDENTS };
  });
}

function askedPeriods({ by, from, to }: AskedPeriods, zone: string, now: Instant): Period[] {
  const toOn = to ?? dayOf(now, zone);
  const fromOn = from ?? beginningBefore(by, startOf(toOn, zone), zone, SHOWN_BEFORE[by]);
  if (toOn < fromOn) throw badDays('from', 'The first day lies after the last.');
  if (daysBetween(fromOn, toOn) > MOST_PERIODS[by] * (by === 'week' ? 7 : 92))
    throw badDays('from', `At most ${MOST_PERIODS[by]} ${by}s are told at once.`);
  return periodsBetween(by, fromOn, toOn, zone);
}

function startOf(day: string, zone: string): Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds;
}

function daysBetween(fromOn: string, toOn: string): number {
  return Temporal.PlainDate.from(fromOn).until(Temporal.PlainDate.from(toOn)).days;
}

function badDays(path: string, message: string): Refused {
  return new Refused('bad-input', {}, [{ path, message }]);
}

function shownPeriod({ key, fromAt, toAt }: Insights['periods'][number]['period']): {
  key: string;
  fromAt: string;
  toAt: string;
} {
  return { key, fromAt: toIso(fromAt), toAt: toIso(toAt) };
}
