import type { NightsReport } from './nights.ts';

/** One figure of a report in words. */
export interface ReportRow {
  title: string;
  value: string;
}

/** The figures of a report as people read them, the most important first. */
export function reportRows(report: NightsReport): ReportRow[] {
  const { told, answered, commander, pages, longestCommand, nights } = report;
  return [
    row('Customers told in time', ofAll(told.inTime, told.needed)),
    row('  told late', ofAll(told.late, told.needed)),
    row('  not told at all', ofAll(told.notAtAll, told.needed)),
    row('  first signal to first words', spread(told.firstWords)),
    row('Words outside that nobody needed', ofAll(report.needlessWords, nights - told.needed)),
    row('Somebody answered after', spread(answered.all)),
    row('  where the first who was asked slept', spread(answered.asleep)),
    row('  nobody had after half an hour', ofAll(answered.overHalfHour, nights)),
    row('  nights in which nobody answered', ofAll(answered.nobody, nights)),
    row('Commander rested or careful', percent(commander.rested + commander.caution)),
    row('  who should have handed over', percent(commander['hand-over'])),
    row('  who should have been in bed', percent(commander['stand-down'])),
    row('  nobody yet', percent(commander.nobody)),
    row('  nights without any commander', ofAll(report.nightsWithoutCommander, nights)),
    row(
      'Longest command of one person',
      `90 % within ${minutes(longestCommand.p90)}, at most ${minutes(longestCommand.most)}`,
    ),
    row('Pages that reached nobody', ofAll(pages.reachedNobody, pages.sent)),
    row('  people asked while they slept', ofAll(pages.toSleepers, pages.askings)),
    row('  askings that were missed', ofAll(pages.missed, pages.askings)),
    row('Nights with every duty on time', ofAll(report.nightsOnTime, nights)),
    row('Nights with a handover', ofAll(report.nightsWithHandover, nights)),
    row('Nights in which work stood down', ofAll(report.nightsWithStandDown, nights)),
    row('Service restored after', spread(report.restored)),
    row('  not restored within a day', ofAll(report.notRestored, told.needed)),
  ];
}

function row(title: string, value: string): ReportRow {
  return { title, value };
}

function ofAll(count: number, all: number): string {
  return all === 0 ? 'none' : `${percent(count / all)} (${count} of ${all})`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function spread({ p50, p90 }: { p50: number | null; p90: number | null }): string {
  return p50 === null ? 'never' : `median ${minutes(p50)}, 90 % within ${minutes(p90)}`;
}

function minutes(value: number | null): string {
  if (value === null) return 'never';
  const whole = Math.round(value);
  return whole < 60 ? `${value.toFixed(1)} min` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}
