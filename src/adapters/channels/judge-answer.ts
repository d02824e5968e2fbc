import type { ChannelAnswer } from '#app/ports/channel.ts';
import { HOUR_MS, SECOND_MS, type Instant } from '#core/shared/instant.ts';
import { oneLine } from './one-line.ts';
import { ForbiddenAddress } from './guarded-lookup.ts';
import type { PostAnswer } from './post.ts';

const longestWaitMs = HOUR_MS;

/** Worth another try although 4xx: too slow, too early, too many. */
const temporary = new Set([408, 425, 429]);

/** What a webhook's answer means. Only its host is named: the rest of such an address is often a secret. */
export function judgeAnswer({ status, retryAfter }: PostAnswer, host: string, now: Instant): ChannelAnswer {
  if (status >= 200 && status < 300) return { outcome: 'sent', proof: `${host} answered HTTP ${status}.` };
  if (status >= 500 || temporary.has(status)) {
    const afterMs = waitOf(retryAfter, now);
    return {
      outcome: 'retry-later',
      why: `${host} answered HTTP ${status}.`,
      ...(afterMs === null ? {} : { afterMs }),
    };
  }
  if (status >= 300 && status < 400) {
    return {
      outcome: 'failed-for-good',
      why: `${host} answered HTTP ${status}, a redirect, which is not followed. Enter the final address.`,
    };
  }
  const advice = status === 410 ? 'The address is gone: remove or replace it.' : 'Check the address and the secret.';
  return { outcome: 'failed-for-good', why: `${host} answered HTTP ${status}. ${advice}` };
}

/** What a request that got no answer means. */
export function judgeFailure(error: unknown, host: string): ChannelAnswer {
  if (error instanceof ForbiddenAddress) return { outcome: 'failed-for-good', why: error.message };
  const failure: { name?: unknown; code?: unknown } = typeof error === 'object' && error !== null ? error : {};
  if (failure.name === 'TimeoutError') return { outcome: 'retry-later', why: `${host} did not answer in time.` };
  const code = typeof failure.code === 'string' ? ` (${oneLine(failure.code, 60)})` : '';
  return { outcome: 'retry-later', why: `No connection to ${host}${code}.` };
}

/** Milliseconds of a Retry-After header (RFC 9110, 10.2.3): seconds or an HTTP date; at most an hour. */
function waitOf(retryAfter: string | undefined, now: Instant): number | null {
  if (retryAfter === undefined) return null;
  const text = retryAfter.trim();
  const isDate = /^[A-Z][a-z]+, /u.test(text);
  const waitMs = isDate ? Date.parse(text) - now : /^\d{1,9}$/u.test(text) ? Number(text) * SECOND_MS : Number.NaN;
  if (Number.isNaN(waitMs)) return null;
  return Math.min(Math.max(waitMs, 0), longestWaitMs);
}
