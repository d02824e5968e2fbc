import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { z } from 'zod';

/** What a browser keeps for the desk: nobody but the desk reads or makes it, and any of its servers can open it. */
export function seal(secret: string, purpose: string, value: unknown): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret, purpose), nonce);
  const body = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
}

/** What was sealed for this purpose, or null for anything else. */
export function unseal<T>(secret: string, purpose: string, shape: z.ZodType<T>, sealed: string): T | null {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 29) return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret, purpose), bytes.subarray(0, 12), {
      authTagLength: 16,
    });
    decipher.setAuthTag(bytes.subarray(12, 28));
    const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    return shape.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function keyOf(secret: string, purpose: string): Buffer {
  return createHmac('sha256', secret).update(`twoam:${purpose}`).digest();
}
