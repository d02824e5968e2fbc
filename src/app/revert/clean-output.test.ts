import { expect, test } from 'vitest';
import { cleanOutput } from './clean-output.ts';

test.each([
  { what: 'colours', text: '\u001B[1;31mfailed\u001B[0m', shown: 'failed' },
  { what: 'a title for the window', text: '\u001B]0;owned\u0007done', shown: 'done' },
  { what: 'a link', text: '\u001B]8;;https://evil.example\u001B\\here\u001B]8;;\u001B\\', shown: 'here' },
  { what: 'zero bytes and bells', text: 'a\u0000b\u0007c', shown: 'abc' },
  { what: 'words that run the other way', text: 'ok \u202Etxt.exe', shown: 'ok txt.exe' },
  { what: 'lines of other systems', text: 'one\r\ntwo\rthree', shown: 'one\ntwo\nthree' },
])('$what are taken out', ({ text, shown }) => {
  expect(cleanOutput(text)).toBe(shown);
});

test('tabs, lines and letters of every script stay', () => {
  expect(cleanOutput('größe\t1\n日本')).toBe('größe\t1\n日本');
});
