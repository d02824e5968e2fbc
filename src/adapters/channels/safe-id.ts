import { createHash } from 'node:crypto';

const longestId = 200;

/**
 * The id in characters that a Message-ID (RFC 5322 dot-atom) and an HTTP header both take. Different ids stay different:
 * other characters are written as `=` and their UTF-8 in hex, and a long id ends in the SHA-256 of the whole.
 */
export function safeId(id: string): string {
  const safe = Array.from(id.toWellFormed(), (character) =>
    /^[A-Za-z0-9_+-]$/u.test(character) ? character : spell(character),
  ).join('');
  const dotted = safe.replaceAll('=2e', '.');
  const atom = /^\.|\.\.|\.$/u.test(dotted) ? safe : dotted;
  if (atom.length > 0 && atom.length <= longestId) return atom;
  return createHash('sha256').update(id).digest('hex');
}

function spell(character: string): string {
  return Array.from(Buffer.from(character), (byte) => `=${byte.toString(16).padStart(2, '0')}`).join('');
}
