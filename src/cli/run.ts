import { Option, type Command } from 'commander';
import type { Call } from '#contract/client.ts';
import { cancelPlanRun, getPlanRun, judgeStep, listPlanRuns, tickStep, type PlanRunShown } from '#contract/plan-run.ts';
import type { AnswerOf } from '#contract/route.ts';
import { CliError, deskCall, print, type CliContext, type DeskOptions } from './cli-context.ts';
import { shownInstant } from './shown-due.ts';
import { incidentIdOf, spaceOf } from './which-incident.ts';

type Verdict = 'succeeded' | 'failed' | 'run-again';
type Options = DeskOptions & {
  space?: string;
  incident?: string;
  note?: string;
  failed?: boolean;
  verdict?: Verdict;
  reason?: string;
};

/** `twoam run list|show|tick|judge|cancel`. */
export function addRun(program: Command, context: CliContext): void {
  const run = program.command('run').description('Runs of revert plans: how they stand, and what you do about them.');
  addLooks(run, context);
  run
    .command('tick <run> <step>')
    .description('Say that you have done the manual step that it waits for, or could not.')
    .option('--failed', 'you could not do it')
    .option('--note <words>', 'what you saw')
    .action(async (id: string, stepId: string, _: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, given);
      const tick = mustBe(stepId, (await runNow(call, given, id)).may.tick, `twoam run show ${id}`);
      const outcome = given.failed === true ? 'failed' : 'succeeded';
      const body = { attemptId: tick.attemptId, outcome, note: given.note ?? '' } as const;
      const params = { id, stepId };
      const answer = await call(tickStep, { params, query: spaceOf(given), body });
      print(context, given, answer, () => runLines(answer).join('\n'));
    });
  run
    .command('judge <run> <step>')
    .description('Say what became of the step that failed or whose answer was lost, or let it run again.')
    .addOption(
      new Option('--verdict <verdict>', 'what you know, or want')
        .choices(['succeeded', 'failed', 'run-again'])
        .makeOptionMandatory(),
    )
    .option('--note <words>', 'how you know')
    .action(async (id: string, stepId: string, _: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, given);
      const judge = mustBe(stepId, (await runNow(call, given, id)).may.judge, `twoam run show ${id}`);
      const body = { attemptId: judge.attemptId, verdict: given.verdict ?? 'failed', note: given.note ?? '' };
      const params = { id, stepId };
      const answer = await call(judgeStep, { params, query: spaceOf(given), body });
      print(context, given, answer, () => runLines(answer).join('\n'));
    });
  run
    .command('cancel <run>')
    .description('Begin nothing more, and stop what is under way where that can be done.')
    .option('--reason <words>', 'why')
    .action(async (id: string, _: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, given);
      const body = { reason: given.reason ?? '' };
      const answer = await call(cancelPlanRun, { params: { id }, query: spaceOf(given), body });
      print(context, given, answer, () => runLines(answer).join('\n'));
    });
}

function addLooks(run: Command, context: CliContext): void {
  run
    .command('list')
    .description('Runs of revert plans, the latest first.')
    .option('--incident <incident>', 'only those of one')
    .action(async (_: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, given);
      const incident = given.incident === undefined ? undefined : await incidentIdOf(call, given, given.incident);
      const answer = await call(listPlanRuns, { query: { ...spaceOf(given), incident } });
      print(context, given, answer, () =>
        answer.runs.length === 0 ? 'No plan was run.' : answer.runs.map(summaryLine).join('\n'),
      );
    });
  run
    .command('show <run>')
    .description('Its steps, what the running one printed, and what you can do now.')
    .action(async (id: string, _: unknown, command: Command) => {
      const given = command.optsWithGlobals<Options>();
      const { call } = await deskCall(context, given);
      const answer = await runNow(call, given, id);
      print(context, given, answer, () => runLines(answer).join('\n'));
    });
}

/** A step that somebody names is the one that they speak of: pressed twice, it never answers for the next. */
function mustBe<T extends { stepId: string }>(stepId: string, waiting: T | null, look: string): T {
  if (waiting?.stepId === stepId) return waiting;
  const now = waiting === null ? 'No step waits for that now.' : `It is “${waiting.stepId}” that waits now.`;
  throw new CliError(`“${stepId}” does not wait for that. ${now} See \`${look}\`.`);
}

function runNow(call: Call, given: Options, id: string): Promise<PlanRunShown> {
  return call(getPlanRun, { params: { id }, query: spaceOf(given) });
}

function summaryLine({ id, purpose, startedAt, status, outcome }: AnswerOf<typeof listPlanRuns>['runs'][number]) {
  return `${id}  ${purpose}, begun ${shownInstant(startedAt)}, ${outcome ?? status}`;
}

/** Where people tick and judge: a token is nobody. A rehearsal belongs to no incident. */
function pageOf({ id, incidentId }: PlanRunShown): string {
  return incidentId === null
    ? `the desk’s page /ready/plans/runs/${id}`
    : `the desk’s page /incidents/${incidentId}/runs/${id}`;
}

function runLines(run: PlanRunShown): string[] {
  const { sayings, steps, may, timeBoxEndsAt, endedAt, alerts } = run;
  return [
    summaryLine(run),
    ...sayings,
    ...steps.flatMap(stepLines),
    ...(endedAt === null ? [`Time box until ${shownInstant(timeBoxEndsAt)}.`] : []),
    ...(alerts.firing === null ? [] : [`Alerts firing: ${alerts.firing} now, ${alerts.firingAtStart} when it began.`]),
    ...(may.tick === null
      ? []
      : [`“${titleOf(run, may.tick.stepId)}” waits for a person: when it is done, tick it on ${pageOf(run)}.`]),
    ...(may.judge === null
      ? []
      : [
          `“${titleOf(run, may.judge.stepId)}” failed, or nobody knows what became of it: a person says on ${pageOf(run)} how to go on.`,
        ]),
  ];
}

/** So many lines of what a step printed say where it stands. */
const OUTPUT_LINES = 5;

function stepLines({ title, part, status, note, instructions, output }: PlanRunShown['steps'][number]): string[] {
  const isAtHand = !['waiting', 'succeeded', 'skipped'].includes(status);
  const printed = isAtHand ? output.trimEnd().split('\n').slice(-OUTPUT_LINES) : [];
  return [
    `  ${status.padEnd(9)} ${part === 'check' ? 'Check: ' : ''}${title}`,
    ...(isAtHand && instructions !== null ? [`            ${instructions}`] : []),
    ...(note === null ? [] : [`            ${note}`]),
    ...printed.filter((line) => line !== '').map((line) => `            | ${line}`),
  ];
}

function titleOf({ steps }: PlanRunShown, stepId: string): string {
  return steps.find(({ id }) => id === stepId)?.title ?? stepId;
}
