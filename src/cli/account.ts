import type { Command } from 'commander';
import { listAccounts } from '#contract/desk.ts';
import { waysInWords } from '#core/account/ways-in-words.ts';
import { deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';

/** `twoam account list`: who may sign in, and with what. */
export function addAccount(program: Command, context: CliContext): void {
  const account = program.command('account').description('Who may sign in.');
  account
    .command('list')
    .description('All accounts with their roles, and what each signs in with.')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions>();
      const { call } = await deskCall(context, options);
      const answer = await call(listAccounts);
      print(context, options, answer, () =>
        answer.accounts.length === 0
          ? 'Nobody has an account yet. `twoam login-link` prints a link for the first administrator.'
          : answer.accounts
              .map((one) => `${one.email}  ${one.name}  ${one.role}  ${waysInWords(one.waysIn)}`)
              .join('\n'),
      );
    });
}
