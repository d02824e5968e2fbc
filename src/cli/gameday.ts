import type { Command } from 'commander';
import type { Call } from '#contract/client.ts';
import * as contract from '#contract/game-days.ts';
import { listPeople } from '#contract/people.ts';
import type { AnswerOf } from '#contract/route.ts';
import { CliError, deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';

type Invited = { personId: string; role: string };
type Report = AnswerOf<typeof contract.gameDayReport>;
type PlanOptions = DeskOptions & { scenario?: string; at: string; speed: string; invite?: string[] };
type AlertOptions = DeskOptions & { service?: string; details?: string; key?: string; resolved?: boolean };
type ReportOptions = DeskOptions & { customer?: string; feature?: string; details?: string };

/** `twoam gameday plan`, `list`, `show`, `invite`, `start`, `pause`, `go-on`, `alert`, `report`, `end`, `result` and `remove`. */
export function addGameDay(program: Command, context: CliContext): void {
  const gameday = program
    .command('gameday')
    .description(
      'Practice with real people who agree to it. Each answers for themselves on the desk, never by a token.',
    );
  addPlanning(gameday, context);
  addSignals(gameday, context);
  for (const { verb, description, run } of ONE_GAME_DAY)
    gameday
      .command(`${verb} <id>`)
      .description(description)
      .action(async (id: string, _: unknown, command: Command) => {
        const options = command.optsWithGlobals<DeskOptions>();
        const { call } = await deskCall(context, options);
        const { answer, words } = await run(call, id);
        print(context, options, answer, () => words);
      });
}

function addPlanning(gameday: Command, context: CliContext): void {
  gameday
    .command('list')
    .description('Game days, the latest plan first.')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions>();
      const { call } = await deskCall(context, options);
      const answer = await call(contract.listGameDays);
      print(context, options, answer, () =>
        answer.gameDays.length === 0 ? 'No game day is planned.' : answer.gameDays.map(line).join('\n'),
      );
    });
  gameday
    .command('plan <title>')
    .description('Plan one and ask people to play in it.')
    .requiredOption('--at <instant>', 'when it begins, as ISO 8601')
    .option('--scenario <id>', 'what happens in it; without it you bring every signal')
    .option('--speed <times>', 'how much faster than life', '1')
    .option('--invite <person=role...>', 'who plays what; a person by id, name or email')
    .action(async (title: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<PlanOptions>();
      const { call } = await deskCall(context, options);
      const invitations = await invitedPeople(call, options.invite ?? []);
      const { at: startsAt, speed, scenario = null } = options;
      const answer = await call(contract.planGameDay, {
        body: { title, scenario, startsAt, speed: Number(speed), invitations },
      });
      print(context, options, answer, () => `Planned, and everybody is asked.\n${whole(answer)}`);
    });
  gameday
    .command('invite <id> <person=role>')
    .description('Ask one more person, before it starts.')
    .action(async (id: string, asked: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions>();
      const { call } = await deskCall(context, options);
      const [body] = await invitedPeople(call, [asked]);
      const answer = await call(contract.inviteToGameDay, { params: { id }, body: body as Invited });
      print(context, options, answer, () => whole(answer));
    });
}

function addSignals(gameday: Command, context: CliContext): void {
  gameday
    .command('alert <id> <title>')
    .description('Bring an alert into a game day that runs.')
    .option('--service <id>', 'which service it comes from')
    .option('--details <text>', 'what else it says')
    .option('--key <key>', 'alerts of one key are one alert; the title by default')
    .option('--resolved', 'it has ended')
    .action(async (id: string, title: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<AlertOptions>();
      const { call } = await deskCall(context, options);
      const { service = null, details = '', key = null, resolved = false } = options;
      const status = resolved ? 'resolved' : 'firing';
      const answer = await call(contract.injectSignal, {
        params: { id },
        body: { kind: 'alert', title, service, details, key, status },
      });
      print(context, options, answer, () => (resolved ? 'The alert has ended.' : 'The alert is in.'));
    });
  gameday
    .command('report <id> <title>')
    .description('Bring a support report into a game day that runs.')
    .option('--customer <name>', 'who is hurt')
    .option('--feature <id>', 'which feature')
    .option('--details <text>', 'what else they say')
    .action(async (id: string, title: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ReportOptions>();
      const { call } = await deskCall(context, options);
      const { customer = null, feature: featureId = null, details = '' } = options;
      const answer = await call(contract.injectSignal, {
        params: { id },
        body: { kind: 'report', title, customer, featureId, details },
      });
      print(context, options, answer, () => 'The report is in.');
    });
}

/** What is done to one game day, with nothing else to say. */
const ONE_GAME_DAY: readonly {
  verb: string;
  description: string;
  run(call: Call, id: string): Promise<{ answer: unknown; words: string }>;
}[] = [
  { verb: 'show', description: 'One game day and what everybody said.', run: onRoute(contract.getGameDay) },
  { verb: 'start', description: 'Start it with those who agreed.', run: onRoute(contract.startGameDay) },
  { verb: 'pause', description: 'Let its time stand still.', run: (call, id) => pause(call, id, true) },
  { verb: 'go-on', description: 'Let its time run again.', run: (call, id) => pause(call, id, false) },
  { verb: 'end', description: 'End it; nothing leaves it any more.', run: onRoute(contract.endGameDay) },
  {
    verb: 'result',
    description: 'What it came to: figures, timeline, due against done.',
    async run(call, id) {
      const answer = await call(contract.gameDayReport, { params: { id } });
      return { answer, words: reportWords(answer) };
    },
  },
  {
    verb: 'remove',
    description: 'Call it off, or remove one that has ended with all that is in it.',
    async run(call, id) {
      return { answer: await call(contract.removeGameDay, { params: { id } }), words: 'Removed.' };
    },
  },
];

/** A route that takes an id and answers the game day. */
function onRoute(route: typeof contract.getGameDay) {
  return async (call: Call, id: string) => {
    const answer = await call(route, { params: { id } });
    return { answer, words: whole(answer) };
  };
}

async function pause(call: Call, id: string, paused: boolean): Promise<{ answer: unknown; words: string }> {
  const answer = await call(contract.setGameDayClock, { params: { id }, body: { paused } });
  return { answer, words: line(answer) };
}

/** `noa@acme.example=imoc`: a person of the desk and the role they play. */
async function invitedPeople(call: Call, written: readonly string[]): Promise<Invited[]> {
  if (written.length === 0) return [];
  const { people } = await call(listPeople);
  return written.map((text) => {
    const at = text.lastIndexOf('=');
    const [name, role] = [text.slice(0, at), text.slice(at + 1)];
    if (at < 1 || role === '') throw new CliError(`Write ${text} as PERSON=ROLE, such as noa@acme.example=imoc.`);
    const found = people.filter((one) => !one.erased && [one.id, one.name, one.email].includes(name));
    const [person] = found;
    if (person === undefined || found.length > 1)
      throw new CliError(`${found.length === 0 ? 'Nobody' : 'More than one person'} is called ${name}. Use the id.`);
    return { personId: person.id, role };
  });
}

function line({ id, state, startsAt, title, speed, scenarioTitle }: contract.GameDay): string {
  return `${id}  ${state.padEnd(7)} ${startsAt.slice(0, 16)} UTC  ${speed}×  ${title} (${scenarioTitle})`;
}

function whole(day: contract.GameDay): string {
  return [
    line(day),
    ...day.invitations.map(
      ({ name, roleTitle, answer, channels }) =>
        `  ${answer.padEnd(8)} ${name}, ${roleTitle}${channels.length === 0 ? '' : `, reached by ${channels.join(' and ')}`}`,
    ),
    ...day.incidentIds.map((id) => `  incident ${id}`),
  ].join('\n');
}

function reportWords({ figures, incidents }: Report): string {
  return [
    ...figures.map(({ title, here }) => `${title}: ${here}`),
    ...incidents.flatMap(({ number, timeline, conformance }) => [
      '',
      `Incident ${number}`,
      ...timeline.map(({ at, sentence }) => `  ${at.slice(11, 16)}  ${sentence}`),
      ...conformance.map(
        ({ number: step, title, due, onTime, late }) =>
          `  ${step}. ${title}: ${onTime} of ${due} on time, ${late} late`,
      ),
    ]),
  ].join('\n');
}
