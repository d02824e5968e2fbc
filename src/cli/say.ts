import type { Command } from 'commander';
import { postMessage } from '#contract/conversation.ts';
import type { JudgedWords } from '#contract/judged-words.ts';
import { deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';
import { targetOf } from './which-incident.ts';

type Options = DeskOptions & { space?: string };

/** `twoam incident say`: words to the room, with what the commitment guard found in them. */
export function addSay(incident: Command, context: CliContext): void {
  incident
    .command('say <incident> <text>')
    .description('Write in the room; what the commitment guard found in it is printed.')
    .action(async (which: string, text: string, _: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, given);
      const answer = await call(postMessage, { ...(await targetOf(call, given, which)), body: { text } });
      print(context, given, answer, () => ['Said.', ...guardLines(answer.guard)].join('\n'));
    });
}

/** What the guard found and why, a line for each, then what to say instead; nothing when it found nothing. */
function guardLines({ findings, rewrite }: JudgedWords): string[] {
  const shown = findings.filter(({ judgement }) => judgement !== 'allow');
  if (shown.length === 0) return [];
  return [
    'What you just said, the commitment guard would look at again:',
    ...shown.map(({ text, reason }) => `  “${text}”: ${reason}`),
    ...(rewrite === null || rewrite === '' ? [] : [`Without it: ${rewrite}`]),
    'An idea is kept for the postmortem with `twoam incident park`.',
  ];
}
