import type { Command } from 'commander';
import { whoIsOnCall } from '#contract/people.ts';
import { deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';

/** `twoam oncall who`. */
export function addOncall(program: Command, context: CliContext): void {
  program
    .command('oncall')
    .description('Who is on call.')
    .command('who')
    .description('Whom each role resolves to, now or at a time.')
    .option('--at <instant>', 'ISO 8601 instant')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions & { at?: string }>();
      const { call } = await deskCall(context, options);
      const answer = await call(whoIsOnCall, { query: options.at === undefined ? {} : { at: options.at } });
      print(context, options, answer, () =>
        answer.roles
          .map(
            (role) =>
              `${role.title.padEnd(42)} ${role.people.map((person) => person.name).join(', then ') || 'nobody'}`,
          )
          .join('\n'),
      );
    });
}
