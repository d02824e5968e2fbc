import { failureLine } from '#cli/cli-context.ts';
import { cliProgram } from '#cli/program.ts';

/** What the command line prints at a desk that answers by `fetch`; rejects as the verb does. */
export async function runTwoam(deskFetch: typeof fetch, args: string[]): Promise<string> {
  const printed: string[] = [];
  await run(printed, deskFetch, args);
  return printed.join('\n');
}

/** What the command line prints, and the line with which it ends when it failed. */
export async function runTwoamToEnd(
  deskFetch: typeof fetch,
  args: string[],
): Promise<{ printed: string; failed: string | null }> {
  const printed: string[] = [];
  const failed = await run(printed, deskFetch, args).then(
    () => null,
    (error: unknown) => failureLine(error),
  );
  return { printed: printed.join('\n'), failed };
}

/** The line with which the command line refuses; where it does not, that it printed, and what. */
export async function refusalOfTwoam(deskFetch: typeof fetch, args: string[]): Promise<string> {
  const { printed, failed } = await runTwoamToEnd(deskFetch, args);
  return failed ?? `printed ${printed}`;
}

async function run(printed: string[], deskFetch: typeof fetch, args: string[]): Promise<void> {
  const program = cliProgram(
    {
      out: (text) => void printed.push(text),
      err: (text) => void printed.push(text),
      localDesk: async () => ({ url: 'http://desk.example', token: 'x' }),
      environment: {},
      fetch: deskFetch,
    },
    '0',
    { list: async () => [], read: async () => '' },
  );
  await program.parseAsync(['node', 'twoam', ...args]);
}
