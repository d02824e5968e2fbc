import type { Command } from 'commander';
import { readTemplates } from '#core/revert/read-templates.ts';
import { rehearseService } from '#contract/plan-run.ts';
import { listTemplates, putTemplates } from '#contract/revert-plans.ts';
import { CliError, deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';
import { faultLines, faultSummary } from './fault-lines.ts';

/** `twoam plan check|put|list|rehearse`: how changes of services are undone. */
export function addPlan(program: Command, context: CliContext, readFile: (path: string) => Promise<string>): void {
  const plan = program.command('plan').description('How changes of your services are undone.');
  const optionsOf = (command: Command) => command.optsWithGlobals<DeskOptions & { source: string }>();
  plan
    .command('check <file>')
    .description('All faults of a .twoam/revert.yaml at once, with line and column.')
    .action(async (file: string, _: unknown, command: Command) => {
      const read = readTemplates(await textOf(readFile, file));
      const services = read.ok ? read.templates.map(({ service }) => service) : [];
      print(context, optionsOf(command), { ok: read.ok, faults: read.ok ? [] : read.faults, services }, () =>
        read.ok ? `${file} holds plans for ${services.join(', ')}.` : faultLines(file, read.faults),
      );
      if (!read.ok) throw new CliError(faultSummary(file, read.faults));
    });
  plan
    .command('put <file>')
    .description('Hand the plans of a repository to the desk; needs the right to publish procedures.')
    .option('--source <owner/name>', 'the repository they come from', '')
    .action(async (file: string, _: unknown, command: Command) => {
      const options = optionsOf(command);
      const yaml = await textOf(readFile, file);
      const { call } = await deskCall(context, options);
      const answer = await call(putTemplates, { body: { yaml, source: options.source } });
      print(context, options, answer, () =>
        [
          ...answer.templates.map(
            ({ service, version, changed }) => `${service}: version ${version}${changed ? '' : ', unchanged'}`,
          ),
          ...answer.unknownServices.map((id) => `The catalogue knows no service ${id}: check its name.`),
        ].join('\n'),
      );
    });
  plan
    .command('list')
    .description('The plans in force, and when each was last rehearsed.')
    .action(async (_: unknown, command: Command) => {
      const options = optionsOf(command);
      const { call } = await deskCall(context, options);
      const answer = await call(listTemplates);
      print(context, options, answer, () =>
        answer.templates.length === 0
          ? 'No service has a plan yet. Write a .twoam/revert.yaml and put it with `twoam plan put`.'
          : answer.templates
              .map(({ service, version, steps, rehearsedAt }) => {
                const rehearsed = rehearsedAt === null ? 'never rehearsed' : `rehearsed ${rehearsedAt.slice(0, 10)}`;
                return `${service}  version ${version}  ${steps.length} steps  ${rehearsed}`;
              })
              .join('\n'),
      );
    });
  plan
    .command('rehearse <service>')
    .description('Run the plan of a service in another environment, filled with one of its changes.')
    .requiredOption('--environment <name>', 'where it runs, such as staging')
    .option('--change <id>', 'the change that it undoes; left out, the latest that went well')
    .action(async (service: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions & { environment: string; change?: string }>();
      const { call } = await deskCall(context, options);
      const body = { environment: options.environment, change: options.change ?? null };
      const run = await call(rehearseService, { params: { id: service }, body });
      print(context, options, run, () =>
        [
          `The rehearsal of ${service} in ${options.environment} has begun: ${run.steps.length} steps. It is ${run.id}.`,
          ...run.sayings,
          `See how it goes at Ready, Ways back, or at /ready/plans/runs/${run.id}.`,
        ].join('\n'),
      );
    });
}

async function textOf(readFile: (path: string) => Promise<string>, file: string): Promise<string> {
  try {
    return await readFile(file);
  } catch {
    throw new CliError(`The file ${file} cannot be read. Check its name.`);
  }
}
