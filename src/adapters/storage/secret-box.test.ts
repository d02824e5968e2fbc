import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSecretBox } from './secret-box.ts';

const box = createSecretBox(randomBytes(32));

test.each(['a password', '', 'ünïcödé 🔥', 'x'.repeat(100_000)])('a secret comes out as it went in', (secret) => {
  expect(box.open(box.seal(secret, 'setting mail'), 'setting mail')).toBe(secret);
});

test('what is stored says nothing, and never the same twice', () => {
  const sealed = box.seal('correct horse', 'setting mail');
  expect(sealed.toString('latin1')).not.toContain('horse');
  expect(sealed.equals(box.seal('correct horse', 'setting mail'))).toBe(false);
});

test('another key, another place or a changed byte opens nothing, and the message says what to do', () => {
  const sealed = box.seal('correct horse', 'setting mail');
  const message = 'restore the key file, or enter the secret again';
  expect(() => createSecretBox(randomBytes(32)).open(sealed, 'setting mail')).toThrow(message);
  expect(() => box.open(sealed, 'hook h_1')).toThrow(message);
  for (const at of [0, 1, 13, 29, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(() => box.open(changed, 'setting mail')).toThrow(message);
  }
  expect(() => box.open(Buffer.alloc(0), 'setting mail')).toThrow(message);
});

test('a key of the wrong length is refused', () => {
  expect(() => createSecretBox(randomBytes(16))).toThrow('has 16 bytes instead of 32: restore the key file');
});
