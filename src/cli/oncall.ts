import type { Command } from 'commander';
import { whoIsOnCall } from '#contract/people.ts';
import { getRestProtection, swapCover, type RestProtection } from '#contract/rest-protection.ts';
import { deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';

type Options = DeskOptions & { space?: string; at?: string; cover?: string };

/** `twoam oncall …`: who is on call, who rests after the night, and who takes over. */
export function addOncall(program: Command, context: CliContext): void {
  const oncall = program.command('oncall').description('Who is on call, and who rests.');
  oncall
    .command('who')
    .description('Whom each role resolves to, now or at a time.')
    .option('--at <instant>', 'ISO 8601 instant')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, options);
      const answer = await call(whoIsOnCall, { query: options.at === undefined ? {} : { at: options.at } });
      print(context, options, answer, () =>
        answer.roles
          .map(
            (role) =>
              `${role.title.padEnd(42)} ${role.people.map((person) => person.name).join(', then ') || 'nobody'}`,
          )
          .join('\n'),
      );
    });
  oncall
    .command('protect')
    .description('Who rests after a night of work, and the duty that falls into it.')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, options);
      const answer = await call(getRestProtection, { query: inSpace(options) });
      print(context, options, answer, () => protectionWords(answer));
    });
  oncall
    .command('swap <rotation> <person>')
    .description('Let somebody take over the duty of one who rests; both are told.')
    .option('--cover <person>', 'who takes over; by default the best candidate')
    .action(async (rotationId: string, personId: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, options);
      const body = { rotationId, personId, ...(options.cover !== undefined && { coverId: options.cover }) };
      const answer = await call(swapCover, { query: inSpace(options), body });
      print(
        context,
        options,
        answer,
        () =>
          `${answer.cover.name} takes over ${answer.rotation.name} from ${answer.person.name} until ${minute(answer.toAt)}. Both are told.`,
      );
    });
}

function inSpace({ space }: Options): { space: string } {
  return { space: space ?? 'real' };
}

function protectionWords({ protections, conflicts, covered }: RestProtection): string {
  if (protections.length === 0) return 'Nobody rests after a night of work.';
  return [
    ...protections.map(
      ({ person, untilAt, works }) =>
        `${person.name} ${works ? 'still works, and then rests at least' : 'rests'} until ${minute(untilAt)}`,
    ),
    ...covered.map(({ cover, rotation, person }) => `  ${cover.name} takes over ${rotation.name} from ${person.name}`),
    ...conflicts.flatMap(({ rotation, person, fromAt, toAt, candidates: [first] }) => [
      `  ${person.name} is on duty for ${rotation.name} from ${minute(fromAt)} to ${minute(toAt)}`,
      first === undefined
        ? '    Nobody of this rotation or of its deputies is rested.'
        : `    ${first.name} could take over: twoam oncall swap ${rotation.id} ${person.id}`,
    ]),
  ].join('\n');
}

function minute(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}
