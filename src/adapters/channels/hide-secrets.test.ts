import { expect, test } from 'vitest';
import { hideSecrets } from './hide-secrets.ts';

test('a secret is hidden plain, as base64 and in an address', () => {
  const secret = 'pass word/1';
  const said = `login ${secret}, ${Buffer.from(secret).toString('base64')}, ?p=pass%20word%2F1`;
  expect(hideSecrets(said, [secret, null, ''])).toBe('login ***, ***, ?p=***');
});
