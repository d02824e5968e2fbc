import { durationInWords } from '../comms/time-in-words.ts';
import type { Instant } from '../shared/instant.ts';
import type { ClockKind } from './terms.ts';
import type { MonthReport } from './month-report.ts';

/** Names and words that a report needs and the incidents do not hold. */
export interface ReportNames {
  company: string;
  customer: string;
  contract: string | null;
  month: string;
  zone: string;
  /** Titles of incidents by id. */
  titles: Map<string, string>;
  words: { at: Instant; channel: string; outcome: string; number: number }[];
}

const CLOCK_NAMES: Record<ClockKind, string> = {
  'first-response': 'First response',
  notification: 'Notification',
  update: 'Update',
  restore: 'Restoration',
};

/** The month as Markdown, for whoever sends it: the desk never does. */
export function reportMarkdown(report: MonthReport, names: ReportNames): string {
  const { zone } = names;
  const at = (instant: Instant): string => whenIn(instant, zone);
  const lines = [
    `# ${escaped(names.customer)}, ${names.month}`,
    '',
    `${escaped(names.company)}. Times are those of ${zone}. ${names.contract === null ? 'Nothing was promised by a contract.' : `Contract: ${escaped(names.contract)}.`}`,
    '',
    '## Availability',
    '',
    availabilityWords(report),
    '',
    '## Incidents',
    '',
    ...table(
      ['incident', 'priority', 'from', 'to', 'lost'],
      report.incidents.map((one) => [
        `#${one.number} ${escaped(names.titles.get(one.id) ?? '')}`,
        one.priority ?? 'none',
        at(one.fromAt),
        one.toAt === null ? 'not restored yet' : at(one.toAt),
        one.counts ? durationInWords(one.lostMs) : 'does not count',
      ]),
      'No incident hurt this customer.',
    ),
    '',
    '## Promises',
    '',
    ...table(
      ['promise', 'due', 'kept'],
      report.clocks.map(({ clock, due, kept }) => [CLOCK_NAMES[clock], String(due), String(kept)]),
      'No promise was due.',
    ),
    '',
    ...table(
      ['missed', 'incident', 'due', 'late by'],
      report.breaches.map((one) => [
        CLOCK_NAMES[one.clock],
        `#${one.number}`,
        at(one.dueAt),
        `${durationInWords(one.lateMs)}${one.metAt === null ? ', never done' : ''}`,
      ]),
      'No promise was missed.',
    ),
    '',
    '## Words sent',
    '',
    ...table(
      ['when', 'incident', 'by', 'outcome'],
      names.words.map((one) => [at(one.at), `#${one.number}`, one.channel, one.outcome]),
      'No words were sent.',
    ),
    '',
  ];
  return lines.join('\n');
}

function availabilityWords({ availability, promised, kept, lostMs, hoursMs }: MonthReport): string {
  if (availability === null) return 'The month has not begun.';
  const promise =
    promised === null ? 'None was promised.' : `Promised: ${promised} %. ${kept === true ? 'Kept.' : 'Not kept.'}`;
  return `${percent(availability)} %: ${durationInWords(lostMs)} lost of ${durationInWords(hoursMs)}. ${promise}`;
}

/** Rounded down, so that a missed promise never looks kept. */
export function percent(share: number): string {
  return (Math.floor(share * 1000) / 1000).toFixed(3);
}

function table(head: string[], rows: string[][], none: string): string[] {
  if (rows.length === 0) return [none];
  const line = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

function whenIn(at: Instant, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return `${local.toPlainDate().toString()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** Words of people stay words: no markup, no table cells, no lines of their own. */
function escaped(words: string): string {
  return words.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]<>|#!]/g, (mark) => `\\${mark}`);
}
