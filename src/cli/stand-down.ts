import type { Command } from 'commander';
import * as night from '#contract/stand-down.ts';
import { CliError, deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';
import { shownInstant } from './shown-due.ts';
import { targetOf } from './which-incident.ts';

type Options = DeskOptions & { space?: string; until?: string };

/** `twoam incident stand-down` says whether it is safe to stop; calling it a night takes a person at the desk. */
export function addStandDown(incident: Command, context: CliContext): void {
  incident
    .command('stand-down <incident>')
    .description('Say whether it is safe to call it a night, with every reason against it; exits 1 when it is not.')
    .option('--until <instant>', 'when work would resume, such as 2026-11-27T08:00:00Z; left out: by the procedure')
    .action(async (which: string, _: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const { call, url } = await deskCall(context, given);
      const target = await targetOf(call, given, which);
      const resumeAt = given.until === undefined ? {} : { resumeAt: given.until };
      const outlook = await call(night.getStandDown, { ...target, query: { ...target.query, ...resumeAt } });
      print(context, given, outlook, () => inWords(outlook, `${url}/incidents/${target.params.id}`));
      const against = outlook.checks.filter(({ ok }) => !ok).length;
      if (against > 0)
        throw new CliError(
          `It is not safe to stop yet: ${against} ${against === 1 ? 'reason' : 'reasons'} against it.`,
        );
    });
}

function inWords({ safe, resumeAt, offered, checks, called, callsAt }: night.StandDownOutlook, room: string): string {
  const names = [...new Set(called.flatMap(({ person }) => person?.name ?? []))];
  return [
    `Calling it a night until ${shownInstant(resumeAt)}:`,
    resumeAt === offered.resumeAt ? offered.why : `Offered is ${shownInstant(offered.resumeAt)}: ${offered.why}`,
    ...checks.map(({ ok, sentence, next }) => `${ok ? 'well    ' : 'not yet '} ${sentence} ${next ?? ''}`.trimEnd()),
    ...(names.length === 0 ? [] : [`Called at ${shownInstant(callsAt)}: ${names.join(', ')}.`]),
    ...(safe ? [`It is safe to stop. Call it a night in the room, since only a person may: ${room}`] : []),
  ].join('\n');
}
