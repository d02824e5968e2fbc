import { Option, type Command } from 'commander';
import { deleteConnection, listConnections, putConnection, testConnection } from '#contract/connection.ts';
import type { BodyOf } from '#contract/route.ts';
import { CliError, deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';

type PutOptions = DeskOptions & {
  kind: 'github' | 'gitlab' | 'webhook';
  address?: string;
  apiVersion?: string;
  statusAddress?: string;
  cancelAddress?: string;
  issuesIn?: string;
  takesActionItems?: boolean;
  allowPrivate?: boolean;
  secretFile?: string;
};

/** `twoam connection put|list|remove|test`: where steps of revert plans can be done. */
export function addConnection(program: Command, context: CliContext, read: (path: string) => Promise<string>): void {
  const connection = program.command('connection').description('Where steps of revert plans can be done.');
  connection
    .command('put <name>')
    .description('Add or change a connection. Its secret is read from a file, so that no shell history holds it.')
    .addOption(
      new Option('--kind <kind>', 'what is there').choices(['github', 'gitlab', 'webhook']).makeOptionMandatory(),
    )
    .option('--address <url>', 'where it is; github.com and gitlab.com by default')
    .option('--api-version <date>', 'for an older GitHub Enterprise: 2022-11-28')
    .option('--status-address <url>', 'webhook: where an attempt is asked after, with {attempt} in it')
    .option('--cancel-address <url>', 'webhook: where an attempt is stopped, with {attempt} in it')
    .option('--issues-in <repository>', 'github: where action items become issues, as owner/name')
    .option('--takes-action-items', 'webhook: action items can be sent there')
    .option('--allow-private', 'it may stand in your own network')
    .option('--secret-file <path>', 'a file with the access token or signing secret; absent, it stays as it is')
    .action(async (name: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<PutOptions>();
      const { call } = await deskCall(context, options);
      const secret = options.secretFile === undefined ? undefined : (await read(options.secretFile)).trim();
      const body = { connection: shapeOf(options), ...(secret === undefined ? {} : { secret }) };
      const answer = await call(putConnection, { params: { name }, body });
      print(context, options, answer, () => `Kept. Try it with \`twoam connection test ${name}\`.`);
    });
  connection
    .command('list')
    .description('All connections, without their secrets.')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions>();
      const { call } = await deskCall(context, options);
      const answer = await call(listConnections);
      print(context, options, answer, () =>
        answer.connections.length === 0
          ? 'No connection exists yet. Add one with `twoam connection put`.'
          : answer.connections
              .map((one) => `${one.name}  ${one.connection.kind}  ${one.connection.url}  ${secretWords(one)}`)
              .join('\n'),
      );
    });
  connection
    .command('remove <name>')
    .description('Remove a connection and its secret.')
    .action(async (name: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions>();
      const { call } = await deskCall(context, options);
      const answer = await call(deleteConnection, { params: { name } });
      print(context, options, answer, () => 'Removed. Plans that name it can no longer be run.');
    });
  connection
    .command('test <name>')
    .description('Ask the other side whether it takes the secret; changes nothing there.')
    .action(async (name: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions>();
      const { call } = await deskCall(context, options);
      const answer = await call(testConnection, { params: { name } });
      if (!answer.works) throw new CliError(answer.says);
      print(context, options, answer, () => answer.says);
    });
}

function shapeOf(options: PutOptions): BodyOf<typeof putConnection>['connection'] {
  const { kind, address, allowPrivate = false } = options;
  const url = address === undefined ? {} : { url: address };
  if (kind === 'gitlab') return { kind, ...url, allowPrivate };
  if (kind === 'github')
    return {
      kind,
      ...url,
      ...(options.apiVersion === undefined ? {} : { apiVersion: options.apiVersion }),
      issuesIn: options.issuesIn ?? null,
      allowPrivate,
    };
  if (address === undefined) throw new CliError('A webhook needs an address. Name it with --address.');
  return {
    kind,
    url: address,
    statusUrl: options.statusAddress ?? null,
    cancelUrl: options.cancelAddress ?? null,
    takesActionItems: options.takesActionItems ?? false,
    allowPrivate,
  };
}

function secretWords({ hasSecret, secretLost }: { hasSecret: boolean; secretLost: boolean }): string {
  if (secretLost) return 'its secret cannot be opened: enter it again';
  return hasSecret ? 'with a secret' : 'without a secret';
}
