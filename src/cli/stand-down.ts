import type { Command } from 'commander';
import * as night from '#contract/stand-down.ts';
import { deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';
import { targetOf } from './which-incident.ts';

type Options = DeskOptions & { space?: string; until?: string; note?: string };

/** `twoam incident stand-down` says whether it is safe to stop, and with `--until` lets work rest. */
export function addStandDown(incident: Command, context: CliContext): void {
  incident
    .command('stand-down <incident>')
    .description('Say whether it is safe to stop; with --until, call it a night.')
    .option('--until <instant>', 'let work rest until then, such as 2026-11-27T08:00:00Z')
    .option('--note <words>', 'what rested people should know')
    .action(async (which: string, _: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, given);
      const target = await targetOf(call, given, which);
      if (given.until !== undefined) {
        const note = given.note === undefined ? {} : { note: given.note };
        const done = await call(night.standDown, { ...target, body: { resumeAt: given.until, ...note } });
        return print(context, given, done, () => `Work rests until ${given.until}.`);
      }
      const outlook = await call(night.getStandDown, target);
      print(context, given, outlook, () =>
        [
          outlook.safe ? `It is safe to stop until ${outlook.resumeAt}.` : 'It is not safe to stop yet:',
          ...outlook.checks.map(({ ok, sentence, next }) =>
            `${ok ? 'well    ' : 'not yet '} ${sentence} ${next ?? ''}`.trimEnd(),
          ),
        ].join('\n'),
      );
    });
}
