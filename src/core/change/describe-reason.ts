import { assertNever } from '../shared/assert-never.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, type DurationMs } from '../shared/instant.ts';
import type { OtherCause } from './other-causes.ts';
import type { SuspectReason } from './suspect-reasons.ts';
import { isolated } from '../shared/isolated.ts';

/** A reason for suspecting a change, as one sentence that a person can check. */
export function describeReason(reason: SuspectReason, known: (service: string) => string): string {
  const nameOf = (service: string): string => isolated(known(service));
  switch (reason.kind) {
    case 'touched':
      return touched(reason, nameOf);
    case 'before':
      return `It went out ${roughly(reason.ms)} before the first sign.`;
    case 'words':
      return `Its description and the signals share words: ${reason.words.slice(0, 4).join(', ')}.`;
    case 'trade':
      return `It is about the same thing as the signals: ${reason.trade}.`;
    case 'still-rolling-out':
      return reason.author === null
        ? 'It is still rolling out.'
        : `It is still rolling out, by ${isolated(reason.author)}.`;
    case 'stopped-half-way':
      return 'It stopped half-way.';
    case 'without-plan':
      return 'The gate asked for a plan to undo it, and it was let through without.';
    case 'undone-before':
      return 'Against it: it had been undone before it hurt.';
    case 'elsewhere':
      return `Against it: it went to ${reason.environment}.`;
    case 'similar-past-incident':
      return 'A change to the same service was the cause of an earlier incident here.';
    default:
      return assertNever(reason);
  }
}

/** A cause other than a change, as a signal names it. */
export function describeOtherCause(cause: OtherCause): string {
  return `A signal speaks of something else than a change: ${cause.replaceAll('-', ' ')}.`;
}

function touched(
  { service, place, relation }: Extract<SuspectReason, { kind: 'touched' }>,
  nameOf: (service: string) => string,
): string {
  const name = nameOf(service);
  switch (relation) {
    case 'same':
      return `It changed ${name}, which is where it hurts.`;
    case 'caller':
      return `It changed ${name}, which ${nameOf(place)} calls.`;
    case 'caller-of-caller':
      return `It changed ${name}, two calls below ${nameOf(place)}.`;
    case 'further-above':
      return `It changed ${name}, several calls below ${nameOf(place)}.`;
    case 'callee':
      return `It changed ${name}, which calls ${nameOf(place)}.`;
    default:
      return assertNever(relation);
  }
}

/** “3 minutes”, “24 hours”, “2 days”: as exact as anybody needs. */
function roughly(ms: DurationMs): string {
  if (ms < 2 * MINUTE_MS) return 'a minute or less';
  if (ms < 2 * HOUR_MS) return `${Math.round(ms / MINUTE_MS)} minutes`;
  if (ms < 3 * DAY_MS) return `${Math.round(ms / HOUR_MS)} hours`;
  return `${Math.round(ms / DAY_MS)} days`;
}
