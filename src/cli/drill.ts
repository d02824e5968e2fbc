import type { Command } from 'commander';
import { listSpaces, startDrill } from '#contract/space.ts';
import { CliError, deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';

/** `twoam drill long-night --speed 600`. */
export function addDrill(program: Command, context: CliContext): void {
  program
    .command('drill [scenario]')
    .description('Play a scenario, such as long-night or false-alarm, on the running desk, in a space of its own.')
    .option('--speed <times>', 'how much faster than life', '60')
    .option('--seat <role>', 'take the seat of on-call, imoc or soc')
    .action(async (scenario: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions & { speed: string; seat?: 'on-call' | 'imoc' | 'soc' }>();
      const { call, url } = await deskCall(context, options);
      const named = scenario ?? 'long-night';
      const { scenarios } = await call(listSpaces);
      if (!scenarios.some(({ id }) => id === named))
        throw new CliError(
          `There is no scenario named ${named}. Use one of ${scenarios.map(({ id }) => id).join(', ')}.`,
        );
      const space = await call(startDrill, {
        body: { scenario: named, speed: Number(options.speed), seat: options.seat ?? null },
      });
      print(context, options, space, () =>
        [
          `The drill plays at ${url}/drill/${space.id}/now. Nothing in it reaches anybody.`,
          `When it is over, its report is at ${url}/ready/drills/${space.id}.`,
        ].join('\n'),
      );
    });
}
