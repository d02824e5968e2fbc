import type { Command } from 'commander';
import { createReport } from '#contract/signal.ts';
import { deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';

type Options = DeskOptions & { customer?: string; feature?: string; ticket?: string; details?: string; key?: string };

/** `twoam report "customers cannot ..."`: raises a hand. */
export function addReport(program: Command, context: CliContext): void {
  program
    .command('report <title>')
    .description('Report that customers are hurt: raises a hand and pages those who can judge.')
    .option('--customer <name>', 'the customer who is hurt')
    .option('--feature <id>', 'the feature that is hurt')
    .option('--ticket <ref>', 'the ticket')
    .option('--details <text>', 'what you know')
    .option('--key <key>', 'a repeat with the same key is the same report')
    .action(async (title: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, options);
      const answer = await call(createReport, {
        body: {
          title,
          customer: options.customer ?? null,
          featureId: options.feature ?? null,
          ticket: options.ticket ?? null,
          details: options.details ?? '',
          key: options.key ?? null,
        },
      });
      print(context, options, answer, () =>
        answer.incidentNumber === null
          ? 'Reported. Somebody was asked to judge it.'
          : `Reported as part of incident ${answer.incidentNumber}.`,
      );
    });
}
