import { instantMs } from '../time/instant-words.ts';
import type { MyRest } from './rest-words.ts';

/** From when to when a chart reaches. */
export interface Span {
  fromMs: number;
  toMs: number;
}

type Point = MyRest['curve'][number];

const HOUR_MS = 3_600_000;
const MARK_EVERY_HOURS = 6;

/** Where an instant lies from the left, in hundredths; what lies outside is at the edge. */
export function place({ fromMs, toMs }: Span, ms: number): number {
  return rounded((Math.min(1, Math.max(0, (ms - fromMs) / (toMs - fromMs))) || 0) * 100);
}

/** Where a sleepiness lies from the top, in hundredths: 9 at the top, 1 at the bottom. */
export function placeOfSleepiness(kss: number): number {
  return rounded(((9 - kss) / 8) * 100);
}

export function linePath(curve: readonly Point[], span: Span): string {
  return curve.map((point, index) => `${index === 0 ? 'M' : 'L'}${at(point, span, point.band.likely)}`).join('');
}

export function areaPath(curve: readonly Point[], span: Span): string {
  const there = curve.map((point) => at(point, span, point.band.high));
  const back = curve.toReversed().map((point) => at(point, span, point.band.low));
  return `M${[...there, ...back].join('L')}Z`;
}

function at(point: Point, span: Span, kss: number): string {
  return `${place(span, instantMs(point.at))},${placeOfSleepiness(kss)}`;
}

/** The reader's own 00:00, 06:00, 12:00 and 18:00 inside the chart, away from its edges. */
export function hourMarks({ fromMs, toMs }: Span): number[] {
  const first = new Date(fromMs);
  first.setMinutes(0, 0, 0);
  const marks: number[] = [];
  for (let ms = first.getTime(); ms < toMs - HOUR_MS; ms += HOUR_MS)
    if (ms > fromMs + HOUR_MS && new Date(ms).getHours() % MARK_EVERY_HOURS === 0) marks.push(ms);
  return marks;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
