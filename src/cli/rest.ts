import type { Command } from 'commander';
import { deskAddress, print, type CliContext, type DeskOptions } from './cli-context.ts';

const WHY =
  'How rested somebody is belongs to that person alone. An API token speaks for no person, so the command line can neither show it nor say how you slept.';

/** `twoam rest`: says where a person finds their own rest, which no token may see. */
export function addRest(program: Command, context: CliContext): void {
  program
    .command('rest')
    .description('Where you find how rested you are, and why it is not here.')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions>();
      const { url } = await deskAddress(context, options);
      const page = url === undefined ? null : `${url}/my-rest`;
      print(context, options, { why: WHY, page }, () =>
        page === null
          ? `${WHY}\nOpen “My rest” on your desk, in the menu “You”, signed in as yourself.`
          : `${WHY}\nOpen ${page}, signed in as yourself.`,
      );
    });
}
