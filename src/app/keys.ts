import { randomBytes } from 'node:crypto';

/** An unguessable key for an address: 128 bits, as 22 letters, digits, dashes and underscores. */
export function randomKey(): string {
  return randomBytes(16).toString('base64url');
}

/** The same in the shape of PagerDuty's routing keys: 32 hexadecimal digits. */
export function randomRoutingKey(): string {
  return randomBytes(16).toString('hex');
}
