import type { HurtSignal } from './hurt-signal.ts';

/** A cause that is no change. */
export type OtherCause = 'something expired' | 'hardware' | 'a supplier' | 'capacity';

/**
 * How alerts and people name causes that are no change. Capacity is left to its plainest words: a change that leaks or
 * loops fills disks and queues as well.
 */
const NAMED: Record<OtherCause, RegExp> = {
  'something expired':
    /\b(?:expired|lapsed|out of date (?:licen[cs]e|certificate)|no longer valid|(?:certificate|token|licen[cs]e|key) (?:invalid|ran out))\b/i,
  hardware:
    /\b(?:hardware|ecc|i\/o errors?|memory errors?|bad (?:disk|sector|block)s?|(?:disk|drive) (?:failure|failed)|failed (?:disk|drive)|raid|power (?:supply|loss|outage|cut)|psu|fan (?:failure|alarm|tray)|overheat\w*|node (?:not ready|lost|unreachable)|host (?:down|lost|fenced|unreachable)|link (?:down|flap\w*)|cut (?:fib(?:re|er)|cable)|(?:fib(?:re|er)|cable) cut|nic)\b/i,
  'a supplier':
    /\b(?:suppliers?|third[- ]party|upstream|providers?|vendors?|carriers?|partners? (?:down|outage|unreachable)|(?:at|on) their (?:side|end)|status page|partial outage)\b/i,
  capacity:
    /\b(?:disk (?:full|\d+ ?%)|(?:volume|storage|file ?system) full|no space left|out of (?:memory|disk|capacity|inodes)|quota (?:exceeded|reached)|cpu (?:above|at|over) \d+|(?:traffic|load) (?:spike|surge)|times the usual|record traffic)/i,
};

/**
 * How many times more often outages without a change begin with a signal that says so than outages with one. Hardware
 * that fails and papers that expire are hardly the doing of a deployment; a supplier or a full machine may be, one way
 * or another.
 */
const TELLS: Record<OtherCause, number> = { 'something expired': 20, hardware: 20, 'a supplier': 8, capacity: 4 };
/** Every second outage without a change names its cause in a signal; when none is named that speaks against it. */
const UNNAMED = 0.6;

/** The first cause other than a change that a signal names; null when none does. */
export function otherCause(signals: readonly HurtSignal[]): OtherCause | null {
  const causes = Object.keys(NAMED) as OtherCause[];
  return causes.find((cause) => signals.some(({ text }) => NAMED[cause].test(text))) ?? null;
}

/**
 * How many times more likely the signals are without a change behind them, from the earliest signal on. What only a later
 * signal says may be a consequence, or beside the matter, and counts by its root.
 */
export function tellsOfOther(signals: readonly HurtSignal[]): number {
  const first = otherCause(signals.slice(0, 1));
  const later = otherCause(signals.slice(1));
  const tells = Math.max(first === null ? 0 : TELLS[first], later === null ? 0 : Math.sqrt(TELLS[later]));
  return tells === 0 ? UNNAMED : tells;
}
