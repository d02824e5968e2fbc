import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { postmortemAsMarkdown, postmortemAsPage, postmortemAsSlides } from '#contract/postmortem-export.ts';
import { CliError, deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';
import { targetOf } from './which-incident.ts';

type Options = DeskOptions & { space?: string; as: string; withoutNames?: boolean; output?: string };

const FORMS = new Map([
  ['md', postmortemAsMarkdown],
  ['html', postmortemAsPage],
  ['slides', postmortemAsSlides],
]);

/** `twoam postmortem …`: postmortems as files. */
export function addPostmortem(program: Command, context: CliContext): void {
  const postmortem = program.command('postmortem').description('Postmortems as files.');
  postmortem
    .command('export <incident>')
    .description('A postmortem as Markdown, as a page that prints, or as slides.')
    .option('--as <form>', 'md, html or slides', 'md')
    .option('--without-names', 'without names of people and customers')
    .option('-o, --output <file>', 'a file to write, instead of printing')
    .action(async (which: string, _: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const route = FORMS.get(given.as);
      if (route === undefined) throw new CliError('Say --as md, --as html or --as slides.');
      const { call } = await deskCall(context, given);
      const { params, query } = await targetOf(call, given, which);
      const names = given.withoutNames === true ? 'without' : 'with';
      const text = await call(route, { params, query: { ...query, names } });
      const { output } = given;
      if (output === undefined) return print(context, given, { text }, () => text.trimEnd());
      await writeFile(output, text).catch((error: unknown) => {
        throw new CliError(`${output} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
      });
      print(context, given, { file: output, characters: text.length }, () => `Wrote ${output}.`);
    });
}
