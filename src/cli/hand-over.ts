import type { Command } from 'commander';
import * as contract from '#contract/handover.ts';
import { getRoom } from '#contract/incident.ts';
import { CliError, deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';
import { targetOf } from './which-incident.ts';

type Options = DeskOptions & { space?: string; to?: string; note?: string; readBack?: string };

/** `twoam incident hand-over` and `twoam incident take-over`. */
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
      print(context, given, answer, () => `Asked: ${answer.candidates.map(({ name }) => name).join(', then ')}.`);
    });

  incident
    .command('take-over <incident>')
    .description('Read what you are asked to take over; with --read-back, confirm all of it and take over.')
    .option('--read-back <words>', 'what you take over, in your own words')
    .action(async (which: string, _: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, given);
      const target = await targetOf(call, given, which);
      const { handovers } = await call(getRoom, target);
      const [handover] = handovers;
      if (handover === undefined) throw new CliError('Nothing is being handed over in this incident.');
      const params = { ...target.params, handoverId: handover.id };
      const packet = await call(contract.handoverPacket, { ...target, params });
      if (given.readBack === undefined) {
        print(context, given, packet, () => packetInWords(packet));
        return;
      }
      const confirmed = packet.topics.map(({ id }) => id);
      const body = { handoverId: handover.id, digest: packet.digest, confirmed, readBack: given.readBack };
      const answer = await call(contract.takeOver, { ...target, body });
      print(context, given, answer, () => `You are now the ${handover.title}. ${handover.from.name} is relieved.`);
    });
}

type Packet = {
  title: string;
  from: { name: string };
  topics: { title: string; lines: { sentence: string; text: string | null }[] }[];
};

function packetInWords({ title, from, topics }: Packet): string {
  return [
    `You are asked to take over as ${title} from ${from.name}.`,
    ...topics.flatMap((topic) => [
      '',
      `${topic.title}:`,
      ...topic.lines.map(({ sentence, text }) => `  ${sentence}${text === null ? '' : ` ${text}`}`),
    ]),
    '',
    'Take over with --read-back "what you take over, in your own words".',
  ].join('\n');
}
