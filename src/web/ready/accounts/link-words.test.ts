import { expect, test } from 'vitest';
import { linkWords } from './link-words.ts';

test('whoever made a link reads what it ended, whether its reader was told, and what to do with it', () => {
  expect(linkWords('Dana', { endedSessions: 2, removedPasskeys: 1, told: true })).toBe(
    'Dana was signed out in 2 places and lost one passkey. They are told by mail that it was made. Hand the link to Dana yourself: it works once.',
  );
  expect(linkWords(null, { endedSessions: 0, removedPasskeys: 2, told: true })).toBe(
    'You lost 2 passkeys. This link works once, for an hour.',
  );
  expect(linkWords('Noa', { endedSessions: 0, removedPasskeys: 0, told: false })).toBe(
    'Hand the link to Noa yourself: it works once.',
  );
});
