import { mayHaveActed, type JsonAnswer } from '#app/asking/ask-json.ts';
import { safeWords } from '#app/asking/safe-words.ts';
import type { TrackerAnswer } from '#app/ports/trackers.ts';
import { SECOND_MS, type DurationMs } from '#core/shared/instant.ts';

const AGAIN_MS: DurationMs = 30 * SECOND_MS;
const LONGEST_WAIT_S = 24 * 3600;

/** What an answer other than success means: a refusal, or that it is to be asked again. */
export function noSuccess(host: string, answer: JsonAnswer, said: string, secret: string | null): TrackerAnswer {
  if (answer.got !== 'answer') return { outcome: 'retry-later', why: answer.why, afterMs: AGAIN_MS };
  const { status, headers } = answer;
  const words = safeWords(said, secret, 200);
  const reason = words === '' ? '' : ` It says: ${words}`;
  const waitS = waitOf(status, headers, said);
  if (waitS !== null) {
    const why = `${host} answered HTTP ${status} and asks to wait ${waitS} seconds.${reason}`;
    return { outcome: 'retry-later', why, afterMs: waitS * SECOND_MS };
  }
  if (status < 300)
    return { outcome: 'retry-later', why: `${host} answered what is not understood.`, afterMs: AGAIN_MS };
  if (mayHaveActed(status))
    return { outcome: 'retry-later', why: `${host} answered HTTP ${status}.${reason}`, afterMs: AGAIN_MS };
  if (status >= 300 && status < 400)
    return {
      outcome: 'refused',
      why: `${host} answered HTTP ${status}, a redirect, which is not followed. Name the place where it is now.`,
    };
  return { outcome: 'refused', why: `${host} answered HTTP ${status}, so nothing was made there.${reason}` };
}

/** How long the other side asks to wait, by any of the ways in which it says so; null when it does not. */
function waitOf(status: number, headers: Record<string, string>, said: string): number | null {
  if (status !== 429 && status !== 403 && status !== 503) return null;
  const named = /^\d{1,6}$/.exec(headers['retry-after'] ?? '')?.[0];
  if (named !== undefined) return Math.min(Number(named), LONGEST_WAIT_S);
  const isLimit = status === 429 || headers['x-ratelimit-remaining'] === '0' || /secondary rate limit/i.test(said);
  return isLimit ? 60 : null;
}
