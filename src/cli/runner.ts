import type { Command } from 'commander';
import type { AnswerOf } from '#contract/route.ts';
import { inviteRunner, listRunners, revokeRunner } from '#contract/runner.ts';
import { deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';

/** `twoam runner list|invite|revoke`; answers the command, to which `main` adds what runs on the runner's machine. */
export function addRunner(program: Command, context: CliContext): Command {
  const runner = program.command('runner').description('Programs that run commands where you let them.');
  runner
    .command('list')
    .description('All runners, and when each was last seen.')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions>();
      const { call } = await deskCall(context, options);
      const answer = await call(listRunners);
      print(context, options, answer, () =>
        answer.runners.length === 0
          ? 'No runner is enrolled. Begin with `twoam runner invite NAME`.'
          : answer.runners.map(line).join('\n'),
      );
    });
  runner
    .command('invite <name>')
    .description('Make a token by which a runner of this name enrols, once, within an hour.')
    .action(async (name: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions>();
      const { call, url } = await deskCall(context, options);
      const answer = await call(inviteRunner, { params: { name } });
      print(context, options, answer, () =>
        [
          'On the runner’s machine, within an hour; it works once:',
          `  npx twoam runner enrol --url ${url} --token ${answer.token}`,
        ].join('\n'),
      );
    });
  runner
    .command('revoke <name>')
    .description('Refuse every further request of a runner.')
    .action(async (name: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions>();
      const { call } = await deskCall(context, options);
      const answer = await call(revokeRunner, { params: { name } });
      print(context, options, answer, () => 'Revoked. What it had begun may still run on its machine.');
    });
  return runner;
}

function line({ name, lastSeenAt, revokedAt, commands }: AnswerOf<typeof listRunners>['runners'][number]): string {
  if (revokedAt !== null) return `${name}  revoked ${revokedAt}`;
  const seen = lastSeenAt === null ? 'never seen' : `last seen ${lastSeenAt}`;
  return `${name}  ${seen}  ${commands.map((one) => one.name).join(', ')}`;
}
