import { Option, type Command } from 'commander';
import { change, recordChange } from '#contract/catalogue.ts';
import { deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';

type Options = DeskOptions & {
  kind: (typeof change.shape.kind.options)[number];
  service?: string[];
  environment?: string;
  at?: string;
  author?: string;
  revertPlan?: string;
  key?: string;
  link?: string;
};

/** `twoam change record "title"`. */
export function addChange(program: Command, context: CliContext): void {
  program
    .command('change')
    .description('Record changes, so that they can be suspected and reverted.')
    .command('record <title>')
    .description('Record a deployment, config change, migration, flag flip, infrastructure change or command.')
    .addOption(new Option('--kind <kind>', 'what was changed').choices(change.shape.kind.options).default('deploy'))
    .option('--service <id...>', 'services it touches')
    .option('--environment <name>', 'where', 'production')
    .option('--at <instant>', 'when, as ISO 8601; now by default')
    .option('--author <name>', 'who')
    .option('--revert-plan <text>', 'how to undo it')
    .option('--link <url>', 'where to read more')
    .option('--key <key>', 'a repeat with the same key is the same change')
    .action(async (title: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, options);
      const answer = await call(recordChange, {
        body: {
          title,
          kind: options.kind,
          services: options.service ?? [],
          environment: options.environment ?? 'production',
          author: options.author ?? null,
          revertPlan: options.revertPlan ?? null,
          link: options.link ?? null,
          key: options.key ?? null,
          ...(options.at === undefined ? {} : { at: options.at }),
        },
      });
      print(context, options, answer, () =>
        answer.repeated ? 'It was recorded already.' : `Recorded as ${answer.id}.`,
      );
    });
}
