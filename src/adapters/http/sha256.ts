import { createHash } from 'node:crypto';

/** SHA-256 of a text, for comparing secrets in constant time whatever their lengths. */
export function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
