import { Command } from 'commander';
import { addAccount } from './account.ts';
import { REAL_LIMIT } from './change-gate.ts';
import { addChange } from './change.ts';
import type { CliContext } from './cli-context.ts';
import { addConnection } from './connection.ts';
import { addCustomers } from './customers.ts';
import { addDoctor } from './doctor.ts';
import { addDrill } from './drill.ts';
import { addEval, type CaseFiles } from './eval.ts';
import { addGameDay } from './gameday.ts';
import { addIncident } from './incident.ts';
import { addInsights } from './insights.ts';
import { addMaintenance } from './maintenance.ts';
import { addOncall } from './oncall.ts';
import { addPlan } from './plan.ts';
import { addPostmortem } from './postmortem.ts';
import { addProcedure } from './procedure.ts';
import { addReport } from './report.ts';
import { addRest } from './rest.ts';
import { addRun } from './run.ts';
import { addStatus } from './status.ts';

/** The command line without the verbs that `main` adds: those that run a desk or touch its data. */
export function cliProgram(context: CliContext, version: string, files: CaseFiles): Command {
  const program = new Command('twoam')
    .description('The incident desk that runs your outage procedure.')
    // Its long form would be taken from verbs that have a `--version` of their own; `programArguments` knows it.
    .version(version, '-V', 'the version of TwoAM, also as --version')
    .option('--json', 'print one JSON document')
    .option('--url <url>', 'the desk to speak to')
    .option('--token <token>', 'an API token of that desk')
    .option('--data <dir>', 'the data folder of a desk on this machine')
    .option('--space <id>', 'a drill’s space instead of the real one')
    .configureOutput({
      writeOut: (text) => context.out(text.trimEnd()),
      writeErr: (text) => context.err(text.trimEnd()),
    })
    .exitOverride();
  addAccount(program, context);
  addReport(program, context);
  addIncident(program, context);
  addChange(program, context, {
    read: (path) => files.read(path),
    limit: context.gateLimit ?? REAL_LIMIT,
    now: () => new Date().toISOString(),
  });
  addRun(program, context);
  addCustomers(program, context);
  addInsights(program, context);
  addOncall(program, context);
  addRest(program, context);
  addPlan(program, context, (path) => files.read(path));
  addPostmortem(program, context);
  addProcedure(program, context, (path) => files.read(path));
  addStatus(program, context);
  addMaintenance(program, context);
  addConnection(program, context, (path) => files.read(path));
  addDoctor(program, context);
  addDrill(program, context);
  addGameDay(program, context);
  addEval(program, context, files);
  return program;
}

/** What was typed, with `--version` as the program's own question only where no verb comes before it. */
export function programArguments(typed: readonly string[]): string[] {
  const [first, ...rest] = typed;
  return first === '--version' ? ['-V', ...rest] : [...typed];
}
