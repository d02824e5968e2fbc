import type { Command } from 'commander';
import * as contract from '#contract/incident.ts';
import { parkIdea } from '#contract/conversation.ts';
import { waiveDuty } from '#contract/duties.ts';
import { postUpdate } from '#contract/updates.ts';
import type { Room } from '#contract/room.ts';
import * as night from '#contract/stand-down.ts';
import * as tickets from '#contract/ticket.ts';
import type { Call } from '#contract/client.ts';
import { shownDue, shownInstant } from './shown-due.ts';
import { addAssess } from './assess.ts';
import { CliError, deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';
import { addHandOver } from './hand-over.ts';
import { addSay } from './say.ts';
import { addStandDown } from './stand-down.ts';
import { addSuspects } from './suspects.ts';
import { incidentIdOf, spaceOf, targetOf, type Target } from './which-incident.ts';

type Options = DeskOptions & { space?: string; all?: boolean };

/** `twoam incident …` and `twoam ack`. */
export function addIncident(program: Command, context: CliContext): void {
  const incident = program.command('incident').description('List, show and act on incidents.');
  const options = (command: Command): Options => command.optsWithGlobals<Options>();

  incident
    .command('list')
    .description('Open incidents with their next duty.')
    .option('--all', 'ended ones too')
    .action(async (_: unknown, command: Command) => {
      const given = options(command);
      const { call } = await deskCall(context, given);
      const { incidents } = await call(contract.listIncidents, {
        query: { ...spaceOf(given), state: given.all === true ? 'all' : 'open' },
      });
      print(context, given, incidents, () =>
        incidents.length === 0 ? 'Nothing is open.' : incidents.map(line).join('\n'),
      );
    });

  incident
    .command('show <incident>')
    .description('One incident: duties, roles and timeline.')
    .action(async (which: string, _: unknown, command: Command) => {
      const given = options(command);
      const { call } = await deskCall(context, given);
      const room = await call(contract.getRoom, {
        params: { id: await incidentIdOf(call, given, which) },
        query: spaceOf(given),
      });
      print(context, given, room, () =>
        [
          `Incident ${room.number}: ${room.title}`,
          `${room.priority === null ? 'No priority yet.' : room.priority.reason} Phase: ${room.phase}.`,
          '',
          room.duties.length === 0 ? 'Nothing is owed.' : 'Next:',
          ...room.duties.map(
            (duty) =>
              `  ${duty.title}, ${duty.owners.map((owner) => owner.person?.name ?? owner.title).join(' and ')}, ${shownDue(duty.dueAt, duty.status === 'late')}`,
          ),
          '',
          'Timeline, in UTC:',
          ...room.timeline.map(
            (entry) => `${entry.at.slice(11, 16)} ${entry.sentence}${entry.text === null ? '' : ` ${entry.text}`}`,
          ),
        ].join('\n'),
      );
    });

  incident
    .command('tickets <incident>')
    .description('Linked tickets, and what became of the last words to each.')
    .action(async (which: string, _: unknown, command: Command) => {
      const given = options(command);
      const { call } = await deskCall(context, given);
      const room = await call(contract.getRoom, {
        params: { id: await incidentIdOf(call, given, which) },
        query: spaceOf(given),
      });
      print(context, given, room.tickets, () =>
        room.tickets.length === 0 ? 'No ticket is linked.' : room.tickets.map(ticketLine).join('\n'),
      );
    });

  const act = (
    name: string,
    description: string,
    run: (call: Call, target: Target, words: string) => Promise<{ version: number }>,
    argument = '',
  ): void => {
    incident
      .command(`${name} <incident>${argument}`)
      .description(description)
      .action(async (...parameters: unknown[]) => {
        const command = parameters.at(-1) as Command;
        const given = options(command);
        const { call } = await deskCall(context, given);
        const [which, words] = parameters as [string, string];
        const target = await targetOf(call, given, which);
        const answer = await run(call, target, argument === '' ? '' : words);
        print(context, given, answer, () => 'Done.');
      });
  };
  addAssess(incident, context);
  addHandOver(incident, context);
  addSay(incident, context);
  addSuspects(incident, context);
  addStandDown(incident, context);
  act(
    'resume',
    'Work goes on now: people are called.',
    (call, target, reason) => call(night.resumeWork, { ...target, body: { reason } }),
    ' <reason>',
  );
  act('ack', 'Say that you are on it.', (call, target) => call(contract.acknowledge, target));
  act('park', 'Park an idea.', (call, target, text) => call(parkIdea, { ...target, body: { text } }), ' <text>');
  act(
    'resolve',
    'Service is verified to be restored.',
    (call, target, verification) => call(contract.resolve, { ...target, body: { verification } }),
    ' <verification>',
  );
  act(
    'reopen',
    'It is back.',
    (call, target, reason) => call(contract.reopen, { ...target, body: { reason } }),
    ' <reason>',
  );
  act(
    'dismiss',
    'A bug and not an incident, with its ticket.',
    (call, target, ticket) => call(contract.dismissIncident, { ...target, body: { ticket } }),
    ' <ticket>',
  );
  act(
    'update',
    'Send the standard words to an audience now.',
    async (call, target, audience) => {
      // Whoever else sends them at this moment is first, or refused: nobody is told the same twice.
      const { updates } = await call(contract.getRoom, target);
      const seenUpdateId = updates.findLast((update) => update.audience === audience)?.id ?? null;
      return call(postUpdate, { ...target, body: { audience, seenUpdateId } });
    },
    ' <audience>',
  );
  act(
    'link-ticket',
    'Link a ticket of your helpdesk: it gets the words for customers too.',
    (call, target, ticket) => call(tickets.linkTicket, { ...target, body: { ticket } }),
    ' <ticket>',
  );
  act(
    'unlink-ticket',
    'Unlink a ticket: it gets no more words.',
    async (call, target, ticket) => {
      const room = await call(contract.getRoom, target);
      const found = room.tickets.find(({ id, ref }) => id === ticket || ref.toLowerCase() === ticket.toLowerCase());
      if (found === undefined) throw new CliError(`Ticket ${ticket} is not linked. See \`twoam incident tickets\`.`);
      return call(tickets.unlinkTicket, { ...target, body: { ticketId: found.id } });
    },
    ' <ticket>',
  );
  act(
    'waive',
    'Release a duty, as KEY=REASON.',
    (call, target, words) => call(waiveDuty, { ...target, body: keyAndReason(words) }),
    ' <key=reason>',
  );

  program
    .command('ack <incident>')
    .description('Say that you are on it.')
    .action(async (which: string, _: unknown, command: Command) => {
      const given = options(command);
      const { call } = await deskCall(context, given);
      const answer = await call(contract.acknowledge, {
        params: { id: await incidentIdOf(call, given, which) },
        query: spaceOf(given),
      });
      print(context, given, answer, () => 'You are on it.');
    });
}

function ticketLine({ ref, customer, last }: Room['tickets'][number]): string {
  const told =
    last === null ? 'no words yet' : `${last.state} ${shownInstant(last.at)}: ${last.proof ?? 'no answer yet'}`;
  return `${ref}${customer === null ? '' : `, ${customer}`}\n      ${told}`;
}

function line(incident: contract.IncidentSummary): string {
  const next =
    incident.next === null
      ? 'nothing owed'
      : `${incident.next.title}, ${shownDue(incident.next.dueAt, incident.next.late)}`;
  return `${incident.number}  ${incident.priority ?? '--'}  ${incident.phase.padEnd(12)} ${incident.title}\n      ${next}`;
}

function keyAndReason(words: string): { key: string; reason: string } {
  const [key, ...rest] = words.split('=');
  if (key === undefined || rest.length === 0)
    throw new CliError('Name the duty and the reason, as in update-customers#2="told by phone".');
  return { key, reason: rest.join('=') };
}
