import type { NightsReport } from '#contract/nights.ts';
import { reportRows, reportSummary, type ReportRow } from '#contract/nights-rows.ts';

const TITLE = 40;
const VALUE = 44;

/** A report of random nights as plain text; with another one beside it where two procedures met the same nights. */
export function formatNights(report: NightsReport, compared: NightsReport | null): string {
  return [
    ...heading(report),
    '',
    ...(compared === null ? reportSummary(report) : []),
    ...(compared === null ? [''] : []),
    ...(compared === null ? single(report) : sideBySide(report, compared)),
    '',
    ...stepTable(report, compared),
    '',
    ...worst(compared ?? report, compared !== null),
    '',
    'Every chance and time in it is assumed: docs/drills.md lists each with its basis. Read the differences, not the decimals.',
  ].join('\n');
}

function heading({ procedure, nights, seed, people, rotations, fromOn, kinds }: NightsReport): string[] {
  const { 'false-alarm': falseAlarms, ...others } = kinds;
  const mix = [
    `${falseAlarms} false ${falseAlarms === 1 ? 'alarm' : 'alarms'}`,
    ...Object.entries(others).map(([kind, count]) => `${count} ${kind}`),
  ].join(', ');
  return [
    `${nights} random nights under “${procedure}”`,
    `${people} people, ${rotations} rotations, the year from ${fromOn}, seed ${seed}: ${mix}.`,
  ];
}

function single(report: NightsReport): string[] {
  return reportRows(report).map((row) => `${titled(row)} ${row.value}`);
}

function titled({ title, isPart }: ReportRow): string {
  return `${isPart ? '  ' : ''}${title}`.padEnd(TITLE);
}

function sideBySide(report: NightsReport, compared: NightsReport): string[] {
  const there = reportRows(compared);
  return [
    `${''.padEnd(TITLE)} ${'as it is'.padEnd(VALUE)} compared`,
    ...reportRows(report).map((row, index) => {
      const { value } = row;
      const other = there[index]?.value ?? '';
      const isSame = other === value;
      return `${titled(row)} ${value.padEnd(VALUE)} ${isSame ? 'the same' : other}`;
    }),
  ];
}

function stepTable(report: NightsReport, compared: NightsReport | null): string[] {
  if (report.firstLate.length === 0) return ['No step was late in any night.'];
  const there = new Map((compared?.firstLate ?? []).map(({ step, nights }) => [step, nights]));
  return [
    'Which step is late first, in how many nights',
    ...report.firstLate.map(({ step, title, nights }) => {
      const other = compared === null ? '' : `  compared: ${there.get(step) ?? 0}`;
      return `${String(nights).padStart(6)}  ${title} (${step})${other}`;
    }),
  ];
}

const KINDS: Record<string, string> = { 'false-alarm': 'false alarm' };

function worst({ worst: nights }: NightsReport, isCompared: boolean): string[] {
  if (nights.length === 0) return ['No night was bad.'];
  return [
    `The worst nights${isCompared ? ' of what is compared' : ''}, in the procedure’s time; tell one again with --night`,
    ...nights.map(
      ({ night, begins, kind, because }) =>
        `${String(night).padStart(6)}  ${begins.padEnd(20)}  ${KINDS[kind] ?? kind}: ${because}`,
    ),
  ];
}
