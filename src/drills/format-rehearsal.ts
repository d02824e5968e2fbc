import type { ComparedMinute } from './compare.ts';
import type { RehearsalResult, RehearsedMoment } from './rehearse.ts';

const WIDTH = 100;
const COLUMN = 44;

/** A rehearsal as plain text: the timeline, the conformance, the comparison and its figures. */
export function formatRehearsal(result: RehearsalResult): string {
  const { scenario, procedure, phase, onTimeShare } = result;
  const share = onTimeShare === null ? 'no duty was due' : `${Math.round(onTimeShare * 100)} % of the duties on time`;
  return [
    `${scenario.title}, under: ${procedure}`,
    `In the end: ${phase}, ${share}. Times are local, ${scenario.zone}.`,
    section('Timeline', ` * told in the ${toldIn(result)}, + invented, otherwise TwoAM by itself`),
    ...result.timeline.flatMap(moment),
    ...(result.virtualPeople.length === 0
      ? []
      : [
          section('Who did not come', ' and what the procedure did about it'),
          ...result.virtualPeople,
          ...result.coping.map(({ localTime, sentence }) => `${localTime}   ${sentence}`),
        ]),
    section('Relieved', ' whom the desk asked by its own rule to take over'),
    ...relieved(result),
    section('What the desk advised', ' about undoing a change'),
    ...(result.advice.length === 0 ? ['Nothing.'] : result.advice.flatMap(advised)),
    section('Conformance', ' duties per step of the procedure'),
    ...conformanceTable(result.conformance),
    section('Then and here', ' minute by minute'),
    row('', 'THEN', 'HERE'),
    ...result.comparison.flatMap((minute, index) => [
      ...newDay(minute, result.comparison[index - 1], scenario.zone),
      ...comparedMinute(minute),
    ]),
    section('Figures'),
    ...figuresTable(result.figures),
    '',
  ].join('\n');
}

function toldIn({ scenario }: RehearsalResult): string {
  if (scenario.source === null) return 'talk';
  return scenario.source.endsWith('of this desk') ? 'desk’s own record' : 'public report';
}

function section(title: string, note = ''): string {
  return `\n${title.toUpperCase()}${note === '' ? '' : ` -${note}`}`;
}

function relieved({ reliefs, looksAfterPeople }: RehearsalResult): string[] {
  if (!looksAfterPeople) return ['Nobody: the procedure does not look after people.'];
  return reliefs.length === 0 ? ['Nobody needed to be.'] : reliefs.flatMap(advised);
}

function advised({ localTime, sentence }: Pick<RehearsedMoment, 'localTime' | 'sentence'>): string[] {
  return wrap(sentence, WIDTH - 8).map((line, index) => `${index === 0 ? `${localTime}  ` : '       '} ${line}`);
}

function moment({ localTime, sentence, text, origin }: RehearsedMoment): string[] {
  const mark = origin === null ? ' ' : origin === 'invented' ? '+' : '*';
  const said = text === null || text.includes('\n') ? '' : `: ${text}`;
  return wrap(`${sentence.replace(/\.$/, said === '' ? '.' : '')}${said}`, WIDTH - 8).map((line, index) =>
    index === 0 ? `${localTime} ${mark} ${line}` : `        ${line}`,
  );
}

function conformanceTable(steps: RehearsalResult['conformance']): string[] {
  const head = `${'step'.padEnd(56)}${['due', 'on time', 'late', 'waived', 'lapsed'].map((title) => title.padStart(8)).join('')}`;
  return [
    head,
    ...steps.map(
      (step) =>
        `${`${String(step.number).padStart(2)} ${step.title}`.slice(0, 55).padEnd(56)}${[step.due, step.onTime, step.late, step.waived, step.lapsed].map((count) => String(count).padStart(8)).join('')}`,
    ),
  ];
}

function comparedMinute({ localTime, then, here }: ComparedMinute): string[] {
  const left = wrap(then ?? '', COLUMN);
  const right = wrap(here ?? '', COLUMN);
  return Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
    row(index === 0 ? localTime : '', left[index] ?? '', right[index] ?? ''),
  );
}

/** A line with the date where another day begins. */
function newDay(minute: ComparedMinute, before: ComparedMinute | undefined, zone: string): string[] {
  const day = dayIn(zone, minute.at);
  return before !== undefined && dayIn(zone, before.at) === day ? [] : [day];
}

function dayIn(zone: string, iso: string): string {
  return Temporal.Instant.from(iso)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toLocaleString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

function row(time: string, left: string, right: string): string {
  return `${time.padEnd(6)} ${left.padEnd(COLUMN)}  ${right}`.trimEnd();
}

function figuresTable(figures: RehearsalResult['figures']): string[] {
  return figures.map(
    ({ title, then, here }) => `${title.padEnd(44)} ${then === null ? '' : `then: ${then.padEnd(34)} `}here: ${here}`,
  );
}

/** Lines of at most `width` characters, broken between words. */
function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
