import { createHash } from 'node:crypto';

/** A short stand-in for keys of any length and content, by which rows are found again. */
export function keyHash(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
