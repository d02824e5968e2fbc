import { z } from 'zod';
import { fromIso, type Instant } from '#core/shared/instant.ts';

/** Go's zero time, with which Alertmanager says "not known". */
const unknownBefore = fromIso('0002-01-01T00:00:00Z');

/** The instant, or null for none or the zero time. Throws RangeError for what is not ISO 8601 with an offset. */
export function readInstant(text: string | null | undefined): Instant | null {
  if (text === null || text === undefined || text === '') return null;
  const at = fromIso(text);
  return at < unknownBefore ? null : at;
}

function isInstant(text: string): boolean {
  try {
    readInstant(text);
    return true;
  } catch {
    return false;
  }
}

/** An ISO 8601 instant with an offset; the empty text and Go's zero time mean none. */
export const instantText = z
  .string()
  .max(64)
  .refine(isInstant, 'must be an ISO 8601 instant with an offset, such as 2026-11-22T21:12:59Z');
