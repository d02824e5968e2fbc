import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { faultLines, faultSummary } from '#cli/fault-lines.ts';
import { parseProcedure } from '#core/procedure/parse-procedure.ts';
import { CliError, print, type CliContext, type DeskOptions } from '#cli/cli-context.ts';
import { formatRehearsal } from '#drills/format-rehearsal.ts';
import { findScenario, SCENARIOS } from '#drills/scenarios/find-scenario.ts';
import { referenceProcedureYaml } from '../first-run.ts';
import { addRehearseNights } from './rehearse-nights.ts';

type Options = DeskOptions & { scenario: string };

/** `twoam rehearse [PROCEDURE] --scenario S`: a night in virtual time, without a server. */
export function addRehearse(program: Command, context: CliContext): void {
  const rehearse = program.command('rehearse [procedure]');
  rehearse
    .description('Play a scenario under a procedure in virtual time and print timeline and conformance.')
    .option('--scenario <id>', 'which night', 'long-night')
    .action(async (file: string | undefined, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
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
      const result = await play({ scenario, procedureYaml });
      print(context, options, result, () => formatRehearsal(result));
    });
  addRehearseNights(rehearse, context);
}
