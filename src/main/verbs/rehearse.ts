import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { faultLines, faultSummary } from '#cli/fault-lines.ts';
import { rehearseAgain } from '#contract/rehearsal.ts';
import { parseProcedure } from '#core/procedure/parse-procedure.ts';
import { CliError, deskCall, print, type CliContext, type DeskOptions } from '#cli/cli-context.ts';
import type { Procedure } from '#core/procedure/procedure.ts';
import type { VirtualPersonOfCast } from '#drills/virtual-people.ts';
import { formatRehearsal } from '#drills/format-rehearsal.ts';
import { findScenario, SCENARIOS } from '#drills/scenarios/find-scenario.ts';
import { referenceProcedureYaml } from '../first-run.ts';
import { addRehearseNights } from './rehearse-nights.ts';

type Options = DeskOptions & { scenario: string; incident?: string; virtualPeople: string[] };

/** `twoam rehearse [PROCEDURE] --scenario S`: a night in virtual time, without a server. */
export function addRehearse(program: Command, context: CliContext): void {
  const rehearse = program.command('rehearse [procedure]');
  rehearse
    .description('Play a scenario under a procedure in virtual time and print timeline and conformance.')
    .option('--scenario <id>', 'which night', 'long-night')
    .option('--incident <number>', 'an incident of the desk instead, played again without names')
    .option('--virtual-people <who>', 'late, asleep or absent, and a role: asleep:imoc; may be repeated', collect, [])
    .action(async (file: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      if (options.incident !== undefined) {
        await rehearseIncident(context, options, file);
        return;
      }
      const scenario = findScenario(options.scenario);
      if (scenario === null)
        throw new CliError(
          `There is no scenario ${options.scenario}. Use one of ${SCENARIOS.map((one) => one.id).join(', ')}.`,
        );
      const procedureYaml =
        file === undefined ? await referenceProcedureYaml() : await readFile(file, 'utf8').catch(() => null);
      if (procedureYaml === null) throw new CliError(`The file ${file ?? ''} cannot be read. Check its name.`);
      const parsed = parseProcedure(procedureYaml);
      if (!parsed.ok) {
        const name = file ?? 'The reference procedure';
        print(context, options, { ok: false, faults: parsed.faults }, () => faultLines(name, parsed.faults));
        throw new CliError(faultSummary(name, parsed.faults));
      }
      const { rehearse: play } = await import('#drills/rehearse.ts');
      const virtualPeople = await virtualPeopleOf(options, parsed.procedure);
      const result = await play({ scenario, procedureYaml, virtualPeople });
      print(context, options, result, () => formatRehearsal(result));
    });
  addRehearseNights(rehearse, context);
}

/** The desk plays its own incident: names and words stay there. */
async function rehearseIncident(context: CliContext, options: Options, file: string | undefined): Promise<void> {
  const number = Number(options.incident);
  if (!Number.isInteger(number) || number < 1) throw new CliError('Name the incident by its number, such as 12.');
  const procedure = file === undefined ? null : await readFile(file, 'utf8').catch(() => null);
  if (file !== undefined && procedure === null) throw new CliError(`The file ${file} cannot be read. Check its name.`);
  const { call } = await deskCall(context, options);
  const result = await call(rehearseAgain, {
    body: { incident: number, procedure, virtualPeople: options.virtualPeople },
  });
  print(context, options, result, () => formatRehearsal(result));
}

async function virtualPeopleOf({ virtualPeople }: Options, procedure: Procedure): Promise<VirtualPersonOfCast[]> {
  const { readVirtualPerson } = await import('#drills/virtual-people.ts');
  return virtualPeople.map((text) => {
    const person = readVirtualPerson(text, procedure);
    if (person !== null) return person;
    const roles = procedure.roles.map(({ id }) => id).join(', ');
    throw new CliError(`${text} is not understood. Write late, asleep or absent, and a role if you like: ${roles}.`);
  });
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}
