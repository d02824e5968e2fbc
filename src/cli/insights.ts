import type { Command } from 'commander';
import { getInsights, getInsightsCsv, type InsightsAnswer, type InsightsSummary } from '#contract/insights.ts';
import type { QueryOf } from '#contract/route.ts';
import { durationInWords } from '#core/comms/time-in-words.ts';
import { shareInWords } from '#core/insights/share.ts';
import { CliError, deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';

type Options = DeskOptions & { by: string; from?: string; to?: string; csv?: boolean };

const MILESTONES = {
  acknowledged: 'Somebody on it',
  assessed: 'Impact known',
  'first-word': 'First word outside',
  suspected: 'A change suspected',
  reverted: 'Revert begun',
  restored: 'Service restored',
} as const;

/** `twoam insights`: how incidents went, by week or quarter. */
export function addInsights(program: Command, context: CliContext): void {
  program
    .command('insights')
    .description('How incidents went, by week or quarter.')
    .option('--by <grain>', 'week or quarter', 'week')
    .option('--from <day>', 'a day in the first period, like 2026-09-01')
    .option('--to <day>', 'a day in the last period')
    .option('--csv', 'for a spreadsheet')
    .action(async (_: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const query = queryOf(given);
      const { call } = await deskCall(context, given);
      if (given.csv === true && given.json !== true) {
        context.out((await call(getInsightsCsv, { query })).trimEnd());
        return;
      }
      const answer = await call(getInsights, { query });
      print(context, given, answer, () => inWords(answer));
    });
}

function queryOf({ by, from, to }: Options): QueryOf<typeof getInsights> {
  if (by !== 'week' && by !== 'quarter') throw new CliError('Say --by week or --by quarter.');
  return { by, ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function inWords({ by, periods, total, overdueActions, isComplete }: InsightsAnswer): string {
  if (total.incidents + total.duplicates === 0)
    return 'No incident in this time. Figures appear with the first one; drills do not count.';
  return [
    ...totalLines(total),
    line('Action items overdue', String(overdueActions)),
    '',
    `By ${by}:`,
    ...periods.map((period) => periodLine(period.key, period)),
    ...(isComplete ? [] : ['There are more incidents than are counted at once: ask for a shorter time.']),
  ].join('\n');
}

function totalLines(total: InsightsSummary): string[] {
  const times = Object.entries(MILESTONES).map(([milestone, title]) => {
    const { n, medianMs, p90Ms } = total.times[milestone as keyof typeof MILESTONES];
    return line(
      title,
      medianMs === null || p90Ms === null
        ? 'in none'
        : `half within ${durationInWords(medianMs)}, nine of ten within ${durationInWords(p90Ms)} (n = ${n})`,
    );
  });
  return [
    line('Incidents', `${total.incidents}, of which open ${total.open}`),
    line('False alarms', shareInWords(total.falseAlarms)),
    line('Duties on time', shareInWords(total.onTime)),
    ...times,
    line('Revert first', shareInWords(total.revertFirst)),
    line('Pages at night', shareInWords(total.pagesAtNight)),
  ];
}

function periodLine(key: string, { incidents, onTime, times, pagesAtNight }: InsightsSummary): string {
  if (incidents === 0) return `${key}  none`;
  const { medianMs } = times.restored;
  const restored = medianMs === null ? 'none restored' : `restored in ${durationInWords(medianMs)}`;
  return `${key}  ${incidents === 1 ? '1 incident' : `${incidents} incidents`}, on time ${shareInWords(onTime)}, ${restored}, at night ${pagesAtNight.n} of ${pagesAtNight.of} pages`;
}

function line(title: string, words: string): string {
  return `${title.padEnd(22)} ${words}`;
}
