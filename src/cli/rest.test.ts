import { expect, test } from 'vitest';
import { cliProgram } from './program.ts';

async function twoam(...args: string[]): Promise<string> {
  const printed: string[] = [];
  const program = cliProgram(
    {
      out: (text) => void printed.push(text),
      err: (text) => void printed.push(text),
      localDesk: async () => null,
      environment: {},
      fetch: async () => {
        throw new Error('nothing is asked of the desk');
      },
    },
    '0',
    { list: async () => [], read: async () => '' },
  );
  await program.parseAsync(['node', 'twoam', ...args]);
  return printed.join('\n');
}

test('the command line says why a token cannot speak of anybody’s rest, and where they can', async () => {
  expect(await twoam('rest', '--url', 'https://desk.example/')).toMatch(
    /token speaks for no person.*\nOpen https:\/\/desk\.example\/my-rest, signed in as yourself\.$/,
  );
  expect(await twoam('rest')).toContain('in the menu “You”');
  expect(JSON.parse(await twoam('rest', '--json'))).toMatchObject({ page: null });
});
