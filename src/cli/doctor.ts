import type { Command } from 'commander';
import type { z } from 'zod';
import { getSettings, type settings as settingsShape } from '#contract/settings.ts';
import { listPeople, whoIsOnCall } from '#contract/people.ts';
import type { AnswerOf } from '#contract/route.ts';
import { getVersion } from '#contract/procedure.ts';
import { listHooks } from '#contract/signal.ts';
import { getStatusPage } from '#contract/status-page.ts';
import { CliError, deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';

interface Finding {
  level: 'ok' | 'warning' | 'fault';
  message: string;
}

/** `twoam doctor`: what would fail tonight. */
export function addDoctor(program: Command, context: CliContext): void {
  program
    .command('doctor')
    .description('What would fail tonight: roles nobody fills, people nobody can reach, mail that is not set up.')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions>();
      const { call, url } = await deskCall(context, options);
      const [{ roles }, { people }, settings, procedure, page, { hooks }] = await Promise.all([
        call(whoIsOnCall),
        call(listPeople),
        call(getSettings),
        call(getVersion, { params: { id: 'current' } }),
        call(getStatusPage),
        call(listHooks),
      ]);
      const reachable = new Set(
        people
          .filter((person) => !person.erased && (person.email !== null || person.contacts.length > 0))
          .map((person) => person.id),
      );
      const findings: Finding[] = [
        { level: 'ok', message: `The desk at ${url} answers.` },
        ...roles.flatMap((role): Finding[] => {
          if (role.people.length === 0)
            return [
              fault(
                `Nobody fills the role ${role.title}. ${wayToFill(procedure.roles.find((one) => one.id === role.role)?.filledBy)}`,
              ),
            ];
          return role.people
            .filter((person) => !reachable.has(person.id))
            .map((person) => ({
              level: 'fault',
              message: `${person.name} (${role.title}) has no address. Add one under Ready, People.`,
            }));
        }),
        mailFinding(settings.mail),
        ...(settings.webhook.secretLost
          ? [fault('The desk’s key does not open the webhook’s secret. Enter it again under Ready, Settings.')]
          : []),
        ...hooks
          .filter(({ secretLost }) => secretLost)
          .map(({ name }) =>
            fault(
              `The desk’s key does not open the secret of the address ${name}, so it refuses every call. Restore secret.key, or make a new address under Ready, Settings.`,
            ),
          ),
        ...page.publications.filter(({ enabled }) => enabled).map(publicationFinding),
        ...procedure.holes.map((hole): Finding => ({ level: 'warning', message: hole.message })),
      ];
      print(context, options, { findings }, () =>
        findings.map((finding) => `${finding.level.padEnd(8)} ${finding.message}`).join('\n'),
      );
      const faults = findings.filter((finding) => finding.level === 'fault').length;
      if (faults > 0) throw new CliError(`${faults} ${faults === 1 ? 'thing' : 'things'} would fail tonight.`);
    });
}

function fault(message: string): Finding {
  return { level: 'fault', message };
}

/** `filledBy` is as the desk shows it: `schedule NAME`, or ids of people. */
function wayToFill(filledBy: string | undefined): string {
  if (filledBy === undefined || filledBy.startsWith('schedule '))
    return `Set its rotation${filledBy === undefined ? '' : `, ${filledBy.slice('schedule '.length)},`} under Ready, On call.`;
  return `The procedure names ${filledBy}, and no such person is here. Use the ids that Ready, People shows under Change.`;
}

function mailFinding(mail: z.output<typeof settingsShape>['mail']): Finding {
  if (!mail.configured)
    return {
      level: 'warning',
      message: 'No mail server is set, so messages stay in the outbox. Set one under Ready, Settings.',
    };
  if (mail.secretLost)
    return fault('The desk’s key does not open the mail password. Enter it again under Ready, Settings.');
  return { level: 'ok', message: `Mail goes out through ${mail.host}.` };
}

function publicationFinding({
  name,
  failure,
  publishedAt,
}: AnswerOf<typeof getStatusPage>['publications'][number]): Finding {
  if (failure !== null) return { level: 'fault', message: `The status page is not up to date at ${name}. ${failure}` };
  return publishedAt === null
    ? { level: 'warning', message: `The status page was not published at ${name} yet.` }
    : { level: 'ok', message: `The status page is published at ${name}.` };
}
