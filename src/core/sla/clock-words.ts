import { timeInWords } from '../comms/time-in-words.ts';
import type { Instant } from '../shared/instant.ts';
import type { ClockKind } from './terms.ts';

/** What a clock waits for, as the beginning of a sentence. */
const CLOCK_TITLES: Record<ClockKind, string> = {
  'first-response': 'First response',
  notification: 'First words',
  update: 'Next words',
  restore: 'Restoring service',
};

const NAMED = 3;

/** `Acme, Globex and 7 more`. */
function namesInWords(names: string[]): string {
  if (names.length <= 1) return names[0] ?? 'a customer';
  const shown = names.length > NAMED + 1 ? names.slice(0, NAMED) : names.slice(0, -1);
  const rest = names.length - shown.length;
  return `${shown.join(', ')} and ${rest === 1 ? (names.at(-1) ?? '') : `${rest} more`}`;
}

/** One sentence about clocks that are nearly due, or were not met; `near` is when it is said. */
export function clocksInWords(
  kind: ClockKind,
  due: { name: string; dueAt: Instant }[],
  isBreach: boolean,
  near: Instant,
): string {
  const of = kind === 'restore' ? 'for' : 'to';
  const earliest = due.reduce((least, one) => Math.min(least, one.dueAt), due[0]?.dueAt ?? near);
  const what = `${CLOCK_TITLES[kind]} ${of} ${namesInWords(due.map(({ name }) => name))}`;
  const isOr = kind === 'update' || kind === 'notification' ? 'are' : 'is';
  const by = timeInWords(earliest, near);
  return isBreach ? `${what} ${isOr} late by the contract: due ${by}.` : `${what} ${isOr} due ${by} by the contract.`;
}
