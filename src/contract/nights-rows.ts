import type { NightsReport } from './nights.ts';

/** One figure of a report in words. */
export interface ReportRow {
  title: string;
  value: string;
  /** It says more of the row above. */
  isPart: boolean;
}

/** The figures of a report as people read them, the most important first. */
export function reportRows(report: NightsReport): ReportRow[] {
  const { told, answered, commander, pages, longestCommand, nights } = report;
  return [
    row('Customers told in time', ofAll(told.inTime, told.needed)),
    part('Told late', ofAll(told.late, told.needed)),
    part('Not told at all', ofAll(told.notAtAll, told.needed)),
    part('First signal to first words', spread(told.firstWords)),
    row('Words outside that nobody needed', ofAll(report.needlessWords, nights - told.needed)),
    row('Somebody answered after', spread(answered.all)),
    part('Where the first who was asked slept', spread(answered.asleep)),
    part('Nobody had after half an hour', ofAll(answered.overHalfHour, nights)),
    part('Nights in which nobody answered', ofAll(answered.nobody, nights)),
    row('Commander rested or careful', percent(commander.rested + commander.caution)),
    part('Should have handed over', percent(commander['hand-over'])),
    part('Should have been in bed', percent(commander['stand-down'])),
    part('Nobody commanded yet', percent(commander.nobody)),
    part('Nights without any commander', ofAll(report.nightsWithoutCommander, nights)),
    row(
      'Longest command of one person',
      `90 % within ${minutes(longestCommand.p90)}, at most ${minutes(longestCommand.most)}`,
    ),
    row('Pages that reached nobody', ofAll(pages.reachedNobody, pages.sent)),
    part('People asked while they slept', ofAll(pages.toSleepers, pages.askings)),
    part('Askings that were missed', ofAll(pages.missed, pages.askings)),
    row('Nights with every duty on time', ofAll(report.nightsOnTime, nights)),
    row('Nights with a handover', ofAll(report.nightsWithHandover, nights)),
    row('Nights in which work stood down', ofAll(report.nightsWithStandDown, nights)),
    row('Service restored after', spread(report.restored)),
    part('Not restored within a day', ofAll(report.notRestored, told.needed)),
  ];
}

function row(title: string, value: string): ReportRow {
  return { title, value, isPart: false };
}

function part(title: string, value: string): ReportRow {
  return { title, value, isPart: true };
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
