import type { Command } from 'commander';
import { uncoveredCombinations, unreachedPriorities } from '#core/priority/priority-table.ts';
import { parseProcedure } from '#core/procedure/parse-procedure.ts';
import { getVersion, publishProcedure } from '#contract/procedure.ts';
import { faultLines, faultSummary } from './fault-lines.ts';
import { CliError, deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';

/** `twoam procedure check FILE` and `publish FILE`. */
export function addProcedure(program: Command, context: CliContext, readFile: (path: string) => Promise<string>): void {
  const procedure = program.command('procedure').description('Check and publish the procedure.');
  procedure
    .command('check <file>')
    .description('All faults at once with line and column, and the holes a valid file can have.')
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions>();
      const parsed = parseProcedure(await read(readFile, file));
      if (parsed.ok) {
        const holes = parsed.warnings;
        const uncovered = uncoveredCombinations(parsed.procedure);
        const unreached = unreachedPriorities(parsed.procedure);
        print(context, options, { ok: true, faults: [], holes, uncovered, unreached }, () =>
          [
            `${file} is a complete procedure with ${parsed.procedure.steps.length} steps.`,
            ...holes.map((hole) => `${file}:${hole.line ?? 1}:${hole.column ?? 1} hole: ${hole.message}`),
            ...unreached.map((id) => `No answers to the questions that are asked reach ${id}.`),
            ...uncovered.map(
              (answers) => `No row covers ${answers}: it becomes “${parsed.procedure.otherwise.title}”.`,
            ),
          ].join('\n'),
        );
        return;
      }
      print(context, options, { ok: false, faults: parsed.faults, holes: [], uncovered: [], unreached: [] }, () =>
        faultLines(file, parsed.faults),
      );
      throw new CliError(faultSummary(file, parsed.faults));
    });
  procedure
    .command('publish <file>')
    .description('Publish it on the desk; open incidents keep theirs.')
    .option('--note <text>', 'what changed', '')
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions & { note: string }>();
      const yaml = await read(readFile, file);
      const { call } = await deskCall(context, options);
      const answer = await call(publishProcedure, { body: { yaml, note: options.note } });
      const { holes, uncovered, otherwise } = await call(getVersion, { params: { id: answer.id } });
      print(context, options, { ...answer, holes, uncovered }, () =>
        [
          `Published as version ${answer.version}.`,
          ...holes.map(({ line, message }) => `${line === null ? file : `${file}:${line}`} hole: ${message}`),
          ...uncovered.map((answers) => `No row covers ${answers}: it becomes “${otherwise}”.`),
        ].join('\n'),
      );
    });
}

async function read(readFile: (path: string) => Promise<string>, file: string): Promise<string> {
  try {
    return await readFile(file);
  } catch {
    throw new CliError(`The file ${file} cannot be read. Check its name.`);
  }
}
