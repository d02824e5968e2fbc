import type { NightsReport } from './nights.ts';

/** One figure of a report in words. */
export interface ReportRow {
  title: string;
  value: string;
  /** It says more of the row above. */
  isPart: boolean;
}

/** Said in place of a figure of sleep or alertness that would be about somebody. */
const ABOUT_FEW = 'not told: fewer than 3 people';

/** What the nights came to in a few sentences, the most important first. */
export function reportSummary(report: NightsReport): string[] {
  const { told, answered, commander, nights, firstLate, nightsOnTime } = report;
  const [first] = firstLate;
  return [
    told.needed === 0
      ? 'No customer was hurt in any of these nights.'
      : `Customers were hurt in ${told.needed} of ${nights} nights. They were told in time in ${ofAll(told.inTime, told.needed)}, half of them within ${minutes(told.firstWords.p50)}.`,
    answered.all.p90 === null
      ? 'Nobody answered in any night.'
      : `Somebody answered within ${minutes(answered.all.p90)} in nine nights of ten.`,
    `While an incident was worked on, ${commandWords(commander)}.`,
    first === undefined
      ? 'No duty was late in any night.'
      : `Every duty was on time in ${ofAll(nightsOnTime, nights)} of the nights. What is late first most often: “${first.title}”, in ${first.nights}.`,
  ];
}

function commandWords({ nobody, levels }: NightsReport['commander']): string {
  const without = `nobody commanded for ${percent(nobody)} of the time`;
  if (levels === null) return without;
  const past = levels['hand-over'] + levels['stand-down'];
  return `${without}, and somebody past their limit for ${percent(past)}`;
}

/** The figures of a report as people read them, the most important first. */
export function reportRows(report: NightsReport): ReportRow[] {
  const { told, answered, commander, pages, longestCommand, nights } = report;
  const { levels } = commander;
  return [
    row('Customers told in time', ofAll(told.inTime, told.needed)),
    part('Told late', ofAll(told.late, told.needed)),
    part('Not told at all', ofAll(told.notAtAll, told.needed)),
    part('First signal to first words', spread(told.firstWords)),
    row('Words outside although nobody was hurt', ofAll(report.needlessWords, nights - told.needed)),
    row('Somebody answered after', spread(answered.all)),
    part('Where the first asked was asleep', answered.asleep === null ? ABOUT_FEW : spread(answered.asleep)),
    part('No answer within half an hour', ofAll(answered.overHalfHour, nights)),
    part('Nights in which nobody answered', ofAll(answered.nobody, nights)),
    row('Commander fit for it', levels === null ? ABOUT_FEW : percent(levels.rested + levels.caution)),
    part('Should have handed over', levels === null ? ABOUT_FEW : percent(levels['hand-over'])),
    part('Should have been in bed', levels === null ? ABOUT_FEW : percent(levels['stand-down'])),
    part('Nobody commanded yet', percent(commander.nobody)),
    part('Nights without any commander', ofAll(report.nightsWithoutCommander, nights)),
    row(
      'Longest command of one person',
      `90 % within ${minutes(longestCommand.p90)}, at most ${minutes(longestCommand.most)}`,
    ),
    row('Pages that reached nobody', ofAll(pages.reachedNobody, pages.sent)),
    part(
      'Pages and reminders to sleepers',
      pages.toSleepers === null ? ABOUT_FEW : ofAll(pages.toSleepers, pages.askings),
    ),
    part('Pages and reminders not answered', ofAll(pages.missed, pages.askings)),
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

/** Whole, since every chance in it is assumed; what is not nothing, or not all, never reads as if it were. */
function percent(share: number): string {
  const whole = Math.round(share * 100);
  if (whole === 0 && share > 0) return 'under 1 %';
  return whole === 100 && share < 1 ? 'over 99 %' : `${whole} %`;
}

function spread({ p50, p90 }: { p50: number | null; p90: number | null }): string {
  return p50 === null ? 'never' : `median ${minutes(p50)}, 90 % within ${minutes(p90)}`;
}

function minutes(value: number | null): string {
  if (value === null) return 'never';
  const whole = Math.round(value);
  if (whole < 1) return 'under 1 min';
  return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h ${whole % 60} min`;
}
