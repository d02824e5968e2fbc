import { Option, type Command } from 'commander';
import { getRoom } from '#contract/incident.ts';
import { judgeSuspect, linkChange, startMitigation, startRevert } from '#contract/mitigation.ts';
import type { Room } from '#contract/room.ts';
import { CliError, deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';
import { shownInstant } from './shown-due.ts';
import { targetOf } from './which-incident.ts';

type Options = DeskOptions & { space?: string; reason?: string; verdict?: 'confirmed' | 'ruled-out' };

/** `twoam incident suspects|suspect|judge|revert|fix-forward`. */
export function addSuspects(incident: Command, context: CliContext): void {
  incident
    .command('suspects <incident>')
    .description('Which change it may have been, why, and how it would be undone.')
    .action(async (which: string, _: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, given);
      const { suspects, otherCause, decision } = await call(getRoom, await targetOf(call, given, which));
      print(context, given, { suspects, otherCause, decision }, () =>
        [...suspectLines(suspects, otherCause), ...decisionLines(decision)].join('\n'),
      );
    });
  incident
    .command('suspect <incident> <change>')
    .description('Add a recorded change as a suspect.')
    .action(async (which: string, changeId: string, _: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, given);
      const answer = await call(linkChange, { ...(await targetOf(call, given, which)), body: { changeId } });
      print(context, given, answer, () => 'It is a suspect now.');
    });
  incident
    .command('judge <incident> <change>')
    .description('Confirm a suspect, or rule it out with a reason.')
    .addOption(
      new Option('--verdict <verdict>', 'what you know').choices(['confirmed', 'ruled-out']).makeOptionMandatory(),
    )
    .option('--reason <words>', 'how you know; needed to rule one out')
    .action(async (which: string, changeId: string, _: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, given);
      const { verdict = 'confirmed', reason } = given;
      const body = { changeId, verdict, ...(reason === undefined ? {} : { reason }) };
      const answer = await call(judgeSuspect, { ...(await targetOf(call, given, which)), body });
      print(context, given, answer, () => 'The verdict is recorded.');
    });
  addReverts(incident, context);
}

function addReverts(incident: Command, context: CliContext): void {
  incident
    .command('revert <incident> [change]')
    .description('Undo the suspected change by its plan, or another one that you name.')
    .action(async (which: string, named: string | undefined, _: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, given);
      const target = await targetOf(call, given, which);
      const changeId = named ?? (await call(getRoom, target)).decision?.change.id;
      if (changeId === undefined)
        throw new CliError(
          'There is no strong suspect. Name the change; `twoam change list` shows those that are known.',
        );
      const answer = await call(startRevert, { ...target, body: { changeId } });
      print(context, given, answer, () =>
        answer.outcome === 'started'
          ? `The revert is on its way as ${answer.runId}.`
          : 'You agreed. It affects data, so it starts when a second person agrees too.',
      );
    });
  incident
    .command('fix-forward <incident>')
    .description('Fix forward instead of reverting; needs a reason, and the revert comes back when the time is over.')
    .requiredOption('--reason <words>', 'why not revert')
    .action(async (which: string, _: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, given);
      const target = await targetOf(call, given, which);
      const changeId = (await call(getRoom, target)).decision?.change.id ?? null;
      const answer = await call(startMitigation, {
        ...target,
        body: { kind: 'fix-forward', changeId, reason: given.reason ?? '' },
      });
      print(
        context,
        given,
        answer,
        () => 'Your reason is recorded. The revert is offered again when the time is over.',
      );
    });
}

function suspectLines(suspects: Room['suspects'], otherCause: string | null): string[] {
  if (suspects.length === 0) return ['No recorded change is suspected.', ...(otherCause === null ? [] : [otherCause])];
  return suspects.flatMap(({ id, title, at, probability, verdict, strong, reasons }) => [
    `${probability === null ? ' -- ' : `${String(Math.round(probability * 100)).padStart(2)} %`}  ${id}  ${title}, ${shownInstant(at)}${strong ? ', strong' : ''}${verdict === 'open' ? '' : `, ${verdict}`}`,
    ...reasons.map((reason) => `        ${reason}`),
  ]);
}

function decisionLines(decision: Room['decision']): string[] {
  if (decision === null) return ['', 'No strong suspect.'];
  const { state, change, plan, risks } = decision;
  return [
    '',
    state === 'offered' ? `Revert ${change.title}:` : `${change.title}: ${state}.`,
    ...plan.steps.map((step, index) => `  ${index + 1}. ${step.title}: ${step.does}`),
    ...risks.map(({ sentence }) => `  ! ${sentence}`),
  ];
}
