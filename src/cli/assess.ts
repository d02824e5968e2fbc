import type { Command } from 'commander';
import type { Call } from '#contract/client.ts';
import { assess, previewAssessment } from '#contract/assessment.ts';
import { getRoom } from '#contract/incident.ts';
import { knownAnswers } from '#contract/known-answers.ts';
import type { Room } from '#contract/room.ts';
import { CliError, deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';
import { impactBody, type AssessBody, type ImpactOptions } from './impact-options.ts';
import { previewLines, suggestionLines } from './suggestion-lines.ts';
import { targetOf, type Target } from './which-incident.ts';

type Options = DeskOptions & ImpactOptions & { space?: string; suggest?: boolean; asSuggested?: boolean };

const several = (value: string, before: string[]): string[] => [...before, value];

/** `twoam incident assess`: answers about impact with their evidence; the procedure's table gives the priority. */
export function addAssess(incident: Command, context: CliContext): void {
  incident
    .command('assess <incident>')
    .description('Estimate the impact: what you do not answer stays as the reports and alerts say.')
    .option('--suggest', 'print the answers, where they come from, and what they would give; changes nothing')
    .option('--as-suggested', 'take the answers as --suggest prints them')
    .option(
      '--answer <question=answer>',
      'such as workaround=no, feature=ID, customers=ID,ID or customers=12',
      several,
      [],
    )
    .option('--because <question=words>', 'how an answer is known: words, or a link that shows it', several, [])
    .option('--evidence <source=words>', 'report, alert, metric or person, and what it shows or a link', several, [])
    .option('--symptom <text>', 'what customers see; shown to them')
    .option('--workaround-text <text>', 'what customers can do meanwhile; shown to them')
    .option('--override <priority>', 'a priority against the table, or `bug`; needs --reason')
    .option('--reason <text>', 'why')
    .action(async (which: string, _: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, given);
      const target = await targetOf(call, given, which);
      const room = await call(getRoom, target);
      const body = impactBody(given, room.questions, knownAnswers(room));
      if (given.suggest === true) return suggest(context, given, call, target, room, body);
      mustSaySomething(given, which);
      const { id, version } = await call(assess, { ...target, body: { ...body, expectedVersion: room.version } });
      const { priority } = await call(getRoom, target);
      print(context, given, { id, version, priority }, () =>
        priority === null ? 'Assessed.' : `${priority.id ?? 'No priority'}: ${priority.title}. ${priority.reason}`,
      );
    });
}

async function suggest(
  context: CliContext,
  given: Options,
  call: Call,
  target: Target,
  room: Room,
  body: AssessBody,
): Promise<void> {
  const gives = await call(previewAssessment, { ...target, body });
  const { questions, suggested } = room;
  print(context, given, { answers: body, questions, suggested, gives }, () =>
    [...suggestionLines(room, body), '', ...previewLines(gives)].join('\n'),
  );
}

/** A bare `assess` is more often a slip than a judgement. */
function mustSaySomething({ asSuggested, answer, evidence, because, symptom, override }: Options, which: string): void {
  const said = answer.length + evidence.length + because.length > 0 || symptom !== undefined || override !== undefined;
  if (said || asSuggested === true) return;
  throw new CliError(
    `Nothing is answered. See \`twoam incident assess ${which} --suggest\`, then take it with --as-suggested or answer with --answer.`,
  );
}
