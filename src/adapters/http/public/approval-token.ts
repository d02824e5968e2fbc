import type { Instant } from '#core/shared/instant.ts';
import { readLink, signLink } from './link-token.ts';

/** Whose answer to which approval a link gives. */
export interface ApprovalClaims {
  spaceId: string;
  incidentId: string;
  approvalId: string;
  personId: string;
}

const PURPOSE = 'approval-link';

/** The last part of `/approve/<token>`: names the approval and who may answer with it. */
export function signApprovalToken(key: string, claims: ApprovalClaims, now: Instant): string {
  const { spaceId, incidentId, approvalId, personId } = claims;
  return signLink(key, PURPOSE, [spaceId, incidentId, approvalId, personId], now);
}

/** The claims of a token, `too-old`, or null when the desk never signed it. */
export function readApprovalToken(key: string, token: string, now: Instant): ApprovalClaims | 'too-old' | null {
  const fields = readLink(key, PURPOSE, token, now);
  if (fields === null || fields === 'too-old') return fields;
  const [spaceId, incidentId, approvalId, personId] = fields;
  if (spaceId === undefined || incidentId === undefined || approvalId === undefined || personId === undefined)
    return null;
  return { spaceId, incidentId, approvalId, personId };
}
