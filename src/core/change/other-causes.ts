import type { HurtSignal } from './hurt-signal.ts';

/** A cause that is no change. */
export type OtherCause = 'something expired' | 'hardware' | 'a supplier' | 'capacity';

/**
 * How alerts and people name causes that are no change. Capacity is left to its plainest words: a change that leaks or
 * loops fills disks and queues as well.
 */
const NAMED: Record<OtherCause, RegExp> = {
  'something expired': /\b(?:expired|has expired|out of date licen[cs]e|certificate (?:invalid|lapsed))\b/i,
  hardware:
    /\b(?:hardware|ecc|i\/o errors?|bad (?:disk|sector|block)s?|disk (?:failure|failed)|raid|power (?:supply|loss|outage)|fan failure|overheat\w*|node not ready|host (?:down|lost|fenced)|nic)\b/i,
  'a supplier':
    /\b(?:suppliers?|third[- ]party|upstream|providers?|vendors?|carriers?|partners? (?:down|outage)|status page)\b/i,
  capacity:
    /\b(?:disk (?:full|\d+ ?%)|no space left|out of (?:memory|disk)|quota (?:exceeded|reached)|cpu (?:above|at|over) \d+)/i,
};

/**
 * How many times more often outages without a change say so than outages with one. Hardware that fails and papers that
 * expire are no doing of a deployment; a supplier or a full machine may be, one way or another.
 */
export const TELLS: Record<OtherCause, number> = { 'something expired': 8, hardware: 8, 'a supplier': 4, capacity: 3 };

/** The first cause other than a change that a signal names; null when none does. */
export function otherCause(signals: readonly HurtSignal[]): OtherCause | null {
  const causes = Object.keys(NAMED) as OtherCause[];
  const hurting = signals.filter(({ severity }) => severity !== 'info');
  return causes.find((cause) => hurting.some(({ text }) => NAMED[cause].test(text))) ?? null;
}
