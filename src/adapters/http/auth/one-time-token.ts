import { randomBytes } from 'node:crypto';
import { sha256 } from '../sha256.ts';

/** A secret of 256 bits for a link, and what is kept of it. */
export function newOneTimeToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashOneTimeToken(token) };
}

export function hashOneTimeToken(token: string): string {
  return sha256(token).toString('hex');
}
