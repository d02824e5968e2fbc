import { InvalidArgumentError, type Command } from 'commander';
import { listAccounts } from '#contract/accounts.ts';
import type { AnswerOf } from '#contract/route.ts';
import { createAccountLink } from '#contract/session.ts';
import { waysInWords } from '#core/account/ways-in-words.ts';
import { CliError, deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';

interface LinkOptions extends DeskOptions {
  keepSessions?: boolean;
  keepPasskeys?: boolean;
}

/** `twoam account …`: who may sign in and with what, and a new link for whoever cannot. */
export function addAccount(program: Command, context: CliContext): void {
  const account = program.command('account').description('Who may sign in.');
  addList(account, context);
  addLink(account, context);
}

function addList(account: Command, context: CliContext): void {
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

function addLink(account: Command, context: CliContext): void {
  account
    .command('link')
    .description('Makes a one-time link that sets a password; signs its reader out and removes their passkeys.')
    .argument('<email>', 'whose account', address)
    .option('--keep-sessions', 'they stay signed in until the link is used')
    .option('--keep-passkeys', 'their passkeys go on working')
    .action(async (email: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<LinkOptions>();
      const { call } = await deskCall(context, options);
      const found = (await call(listAccounts)).accounts.find((one) => one.email === email);
      if (found === undefined) throw new CliError(`Nobody signs in as ${email}. See \`twoam account list\`.`);
      const body = { endSessions: options.keepSessions !== true, removePasskeys: options.keepPasskeys !== true };
      const made = await call(createAccountLink, { params: { id: found.id }, body });
      print(context, options, made, () =>
        [
          made.link,
          `It works once, until ${made.expiresAt}. ${endedWords(made)}`,
          ...(made.told ? ['They are told by mail that it was made; the link you hand them yourself.'] : []),
        ].join('\n'),
      );
    });
}

function endedWords({
  endedSessions: sessions,
  removedPasskeys: passkeys,
}: AnswerOf<typeof createAccountLink>): string {
  if (sessions === 0 && passkeys === 0) return 'Nothing else was ended.';
  const counted = (count: number, one: string): string => `${count === 0 ? 'no' : count} ${one}${count > 1 ? 's' : ''}`;
  return `${counted(sessions, 'session')} ended, ${counted(passkeys, 'passkey')} removed.`;
}

function address(value: string): string {
  if (!value.includes('@')) throw new InvalidArgumentError('Use the email address that they sign in with.');
  return value.toLowerCase();
}
