import type { Instant } from '#core/shared/instant.ts';
import { readLink, signLink } from './link-token.ts';

/** Whose page of which space a link acknowledges. */
export interface AckClaims {
  spaceId: string;
  pageId: string;
  personId: string;
}

const PURPOSE = 'acknowledge-link';

/** The last part of `/ack/<token>`: names the page and its recipient and is signed by the desk's key. */
export function signAckToken(key: string, { spaceId, pageId, personId }: AckClaims, now: Instant): string {
  return signLink(key, PURPOSE, [spaceId, pageId, personId], now);
}

/** The claims of a token, `too-old`, or null when the desk never signed it. */
export function readAckToken(key: string, token: string, now: Instant): AckClaims | 'too-old' | null {
  const fields = readLink(key, PURPOSE, token, now);
  if (fields === null || fields === 'too-old') return fields;
  const [spaceId, pageId, personId] = fields;
  if (spaceId === undefined || pageId === undefined || personId === undefined) return null;
  return { spaceId, pageId, personId };
}
