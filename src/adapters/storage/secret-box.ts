import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Seals secrets for the database with a key that is kept outside it. */
export interface SecretBox {
  /** `place` says where the secret is stored; a sealed secret that was moved elsewhere cannot be opened. */
  seal(secret: string, place: string): Buffer;
  /** Throws `SealedWithAnotherKey`. */
  open(sealed: Buffer, place: string): string;
}

/** The key file does not belong to this database, or somebody changed what was stored. */
export class SealedWithAnotherKey extends Error {
  override readonly name = 'SealedWithAnotherKey';
}

const SECRET_KEY_BYTES = 32;

// AES-256-GCM (NIST SP 800-38D): a random nonce of 96 bits per secret and a tag of 128 bits.
const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const FORMAT = 1;

export function createSecretBox(key: Buffer): SecretBox {
  if (key.length !== SECRET_KEY_BYTES) {
    throw new Error(
      `The key for secrets has ${key.length} bytes instead of ${SECRET_KEY_BYTES}: restore the key file.`,
    );
  }
  return {
    seal(secret, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.getAuthTag(), body]);
    },

    open(sealed, place) {
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
      const tag = sealed.subarray(1 + NONCE_BYTES, 1 + NONCE_BYTES + TAG_BYTES);
      const body = sealed.subarray(1 + NONCE_BYTES + TAG_BYTES);
      try {
        if (sealed[0] !== FORMAT) throw new Error(`unknown format ${sealed[0]}`);
        const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES });
        decipher.setAAD(Buffer.from(place)).setAuthTag(tag);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch (cause) {
        throw new SealedWithAnotherKey(
          `The secret of ${place} was sealed with another key: restore the key file, or enter the secret again.`,
          { cause },
        );
      }
    },
  };
}
