import { createHash } from 'node:crypto';

/** The public name of something of the desk: nothing inside can be found by it, and it fits into any address. */
export function publicId(id: string): string {
  return createHash('sha256').update(`public ${id}`).digest('hex').slice(0, 12);
}
