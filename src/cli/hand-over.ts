import type { Command } from 'commander';
import * as contract from '#contract/handover.ts';
import { getRoom } from '#contract/incident.ts';
import { ApiRefusal, type Call } from '#contract/client.ts';
import type { AnswerOf } from '#contract/route.ts';
import { CliError, deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';
import { targetOf, type Target } from './which-incident.ts';

type Options = DeskOptions & {
  space?: string;
  to?: string;
  note?: string;
  readBack?: string;
  digest?: string;
  role?: string;
};
type Packet = AnswerOf<typeof contract.handoverPacket>;

/** `twoam incident hand-over`, `packet` and `take-over`. */
export function addHandOver(incident: Command, context: CliContext): void {
  incident
    .command('hand-over <incident> <role>')
    .description('Ask somebody to take a role over; its holder keeps it until they have read back.')
    .option('--to <person>', 'id of the person; left out: whoever is rested and can be reached')
    .option('--note <words>', 'what they should know')
    .action(async (which: string, role: string, _: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, given);
      const target = await targetOf(call, given, which);
      const note = given.note === undefined ? {} : { note: given.note };
      const body = { role, toPersonId: given.to ?? null, ...note };
      const answer = await call(contract.proposeHandover, { ...target, body });
      print(context, given, answer, () =>
        [
          `Asked: ${answer.candidates.map(({ name, why }) => (why === null ? name : `${name} (${why})`)).join(', then ')}.`,
          ...(answer.warning === null ? [] : [answer.warning]),
        ].join('\n'),
      );
    });

  incident
    .command('packet <incident>')
    .description('What whoever takes a role over must know, with the digest that taking over asks for.')
    .option('--role <role>', 'whose packet, when more than one role is handed over')
    .action(async (which: string, _: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, given);
      const packet = await packetOf(call, await targetOf(call, given, which), which, given.role);
      print(context, given, packet, () => packetInWords(packet, which));
    });

  incident
    .command('take-over <incident>')
    .description('Read what you are asked to take over; with --read-back and --digest, take over what you have read.')
    .option('--read-back <words>', 'what you take over, in your own words')
    .option('--digest <digest>', 'of the packet that you have read')
    .option('--role <role>', 'which role, when more than one is asked of you')
    .action(async (which: string, _: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, given);
      const target = await targetOf(call, given, which);
      const packet = await packetOf(call, target, which, given.role);
      if (given.readBack === undefined) {
        print(context, given, packet, () => packetInWords(packet, which));
        return;
      }
      if (given.digest === undefined)
        throw new CliError(
          `Say which packet you have read: add --digest, with what \`twoam incident packet ${which}\` prints at its end.`,
        );
      const confirmed = packet.topics.map(({ id }) => id);
      const body = { handoverId: packet.handoverId, digest: given.digest, confirmed, readBack: given.readBack };
      const answer = await call(contract.takeOver, { ...target, body }).catch(async (refusal: unknown) => {
        if (isOutdated(refusal))
          throw await whatIsNew(call, target, packet.handoverId, { which, read: given.digest ?? '' });
        throw refusal;
      });
      print(context, given, answer, () => `You are now the ${packet.title}. ${packet.from.name} is relieved.`);
    });
}

/** The packet of the role that is named, or of the only one that is asked of whoever calls, or that is handed over at all. */
async function packetOf(call: Call, target: Target, which: string, role: string | undefined): Promise<Packet> {
  const { handovers } = await call(getRoom, target);
  const wanted = handovers.filter((one) => role === undefined || one.role === role);
  const packets = await Promise.all(
    wanted.map(({ id }) => call(contract.handoverPacket, { ...target, params: { ...target.params, handoverId: id } })),
  );
  const mine = packets.filter(({ isAskedOfYou }) => isAskedOfYou);
  const [packet, another] = mine.length > 0 ? mine : packets;
  if (packet === undefined)
    throw new CliError(
      role === undefined
        ? `Nothing is being handed over in this incident. See \`twoam incident show ${which}\`.`
        : `Nobody hands over as ${role} in this incident. See \`twoam incident show ${which}\`.`,
    );
  if (another !== undefined) {
    const roles = (mine.length > 0 ? mine : packets).map((one) => one.role).join(', ');
    throw new CliError(`More than one role is handed over here: ${roles}. Name the one you mean with --role.`);
  }
  return packet;
}

function isOutdated(refusal: unknown): boolean {
  return refusal instanceof ApiRefusal && refusal.details.some(({ message }) => message === 'packet-outdated');
}

/** Refuses a packet that is older than what happened since, with what that is. */
async function whatIsNew(
  call: Call,
  target: Target,
  handoverId: string,
  { which, read }: { which: string; read: string },
): Promise<CliError> {
  const params = { ...target.params, handoverId };
  const packet = await call(contract.handoverPacket, { params, query: { ...target.query, read } });
  const lines = packet.topics.flatMap((topic) => topic.lines.filter(({ isNew }) => isNew));
  const again = `take over again with --digest ${packet.digest}.`;
  if (lines.length === 0)
    return new CliError(
      `This is not the packet as it stands now. Read it again with \`twoam incident packet ${which}\`.`,
    );
  return new CliError(
    [
      'The packet is older than what happened since. New in it:',
      ...lines.map(lineInWords),
      `When you have read this, ${again}`,
    ].join('\n'),
  );
}

function packetInWords({ title, from, topics, digest, role, isAskedOfYou }: Packet, which: string): string {
  return [
    isAskedOfYou
      ? `You are asked to take over as ${title} from ${from.name}.`
      : `The role ${title} is handed over by ${from.name}.`,
    ...topics.flatMap((topic) => ['', `${topic.title}:`, ...topic.lines.map(lineInWords)]),
    '',
    `Digest: ${digest}`,
    ...(isAskedOfYou
      ? [
          `Take over with \`twoam incident take-over ${which} --role ${role} --digest ${digest} --read-back "what you take over, in your own words"\`.`,
        ]
      : []),
  ].join('\n');
}

function lineInWords({ sentence, text }: Packet['topics'][number]['lines'][number]): string {
  return `  ${sentence}${text === null ? '' : ` ${text}`}`;
}
