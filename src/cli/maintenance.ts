import type { Command } from 'commander';
import { listMaintenances, planMaintenance, sayOfMaintenance } from '#contract/maintenance.ts';
import type { AnswerOf } from '#contract/route.ts';
import { deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';

type Shown = AnswerOf<typeof planMaintenance>;
type PlanOptions = DeskOptions & { from: string; to: string; component?: string[]; text: string };

/** `twoam maintenance list`, `plan` and `say`. */
export function addMaintenance(program: Command, context: CliContext): void {
  const maintenance = program.command('maintenance').description('Planned maintenance on the status page.');
  maintenance
    .command('list')
    .description('Planned, running and past maintenance.')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions>();
      const { call } = await deskCall(context, options);
      const answer = await call(listMaintenances);
      print(context, options, answer, () =>
        answer.maintenances.length === 0 ? 'No maintenance is planned.' : answer.maintenances.map(line).join('\n'),
      );
    });
  maintenance
    .command('plan <title>')
    .description('Plan one, and tell readers of it now, a day before, and when it begins and ends.')
    .requiredOption('--from <instant>', 'ISO 8601 instant')
    .requiredOption('--to <instant>', 'ISO 8601 instant')
    .requiredOption('--text <text>', 'what readers should know')
    .option('--component <ids...>', 'ids of the features it touches')
    .action(async (title: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<PlanOptions>();
      const { call } = await deskCall(context, options);
      const { from: startsAt, to: endsAt, text, component: componentIds = [] } = options;
      const answer = await call(planMaintenance, { body: { title, startsAt, endsAt, text, componentIds } });
      print(context, options, answer, () => `Planned. ${line(answer)}`);
    });
  maintenance
    .command('say <id> <text>')
    .description('Tell readers how it goes.')
    .requiredOption('--state <state>', 'scheduled, in_progress, verifying, completed or cancelled')
    .action(async (id: string, text: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions & { state: Shown['state'] }>();
      const { call } = await deskCall(context, options);
      const answer = await call(sayOfMaintenance, { params: { id }, body: { text, state: options.state } });
      print(context, options, answer, () => `Told. ${line(answer)}`);
    });
}

function line({ id, title, state, startsAt, endsAt }: Shown): string {
  return `${id}  ${state.replace('_', ' ').padEnd(11)} ${startsAt.slice(0, 16)} to ${endsAt.slice(0, 16)} UTC  ${title}`;
}
