import type { Attempt, ReportBody, RunnerStep } from '#contract/runner.ts';
import { SECOND_MS } from '#core/shared/instant.ts';
import { commandOf } from './command-of.ts';
import type { DeskClient } from './desk-client.ts';
import type { Ending, Journal } from './journal.ts';
import { outputPieces } from './output-pieces.ts';
import { runCommand } from './run-command.ts';
import type { RunnerConfig } from './runner-config.ts';

export interface RunStepsOptions {
  desk: DeskClient;
  /** This run of the program, as the journal notes it. */
  session: string;
  journal: Journal;
  config: RunnerConfig;
  environment: Record<string, string | undefined>;
  version: string;
  /** Ends early when the signal says so. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
  log(line: string): void;
  /** No more steps are taken from then on; what runs is waited for. */
  signal: AbortSignal;
}

/** An attempt and the session that took it. */
interface Which {
  attempt: Attempt;
  session: string;
}

const REPORTS_EVERY_MS = SECOND_MS;
const SHORTEST_PAUSE_MS = SECOND_MS;
/** A desk that was started anew has its runners back within this long. */
const LONGEST_PAUSE_MS = 5 * SECOND_MS;

/** Takes steps and runs them until it is told to stop; tells each ending until the desk has taken it. */
export async function runSteps(options: RunStepsOptions): Promise<void> {
  const { desk, session, journal, config, signal, log } = options;
  const busy = new Map<string, Promise<void>>();
  const keepBusy = (attemptId: string, work: Promise<void>): void => {
    const done = work
      .catch((error: unknown) => log(`${attemptId}: ${error instanceof Error ? error.message : String(error)}`))
      .finally(() => busy.delete(attemptId));
    busy.set(attemptId, done);
  };
  const untold = journal.untold();
  for (const { attempt, session: itsOwn, ending } of untold)
    keepBusy(attempt.attemptId, tellEnding(options, { attempt, session: itsOwn }, ending, []));
  // A request for work says what is known and may wait long: what was not begun must come by the first.
  const notBegun = untold.filter(({ ending }) => ending.state === 'not-begun');
  await Promise.all(notBegun.flatMap(({ attempt }) => busy.get(attempt.attemptId) ?? []));

  const commands = Object.entries(config.commands).map(([name, { parameters }]) => ({
    name,
    parameters: Object.keys(parameters),
  }));
  let pauseMs = SHORTEST_PAUSE_MS;
  while (!signal.aborted) {
    if (busy.size >= config.atOnce) {
      await Promise.race([...busy.values(), options.pause(LONGEST_PAUSE_MS, signal)]);
      continue;
    }
    try {
      const known = [...busy.keys()];
      const asked = { session, former: journal.former, known, commands, version: options.version };
      const step = await desk.take(asked, signal);
      pauseMs = SHORTEST_PAUSE_MS;
      if (step !== null && !busy.has(step.attemptId)) keepBusy(step.attemptId, runStep(options, step));
    } catch (error) {
      if (signal.aborted) break;
      log(error instanceof Error ? error.message : String(error));
      await options.pause(pauseMs, signal);
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }
  await Promise.all(busy.values());
}

async function runStep(options: RunStepsOptions, step: RunnerStep): Promise<void> {
  const { session, journal, config, log } = options;
  const { runId, stepId, attemptId } = step;
  const which = { attempt: { runId, stepId, attemptId }, session };
  if (!journal.begin(which.attempt)) return;
  const end = (ending: Ending, output: ReportBody['output'] = []): Promise<void> => {
    journal.end(attemptId, ending);
    log(`${attemptId} ${step.command}: ${ending.state === 'ended' ? ending.outcome : ending.state}`);
    return tellEnding(options, which, ending, output);
  };
  const command = await commandOf(config, step, options.environment);
  if ('refused' in command) return end({ state: 'refused', why: command.refused });
  const go = await untilTaken(options, { ...which, said: { state: 'begun' }, output: [] });
  if (go === null) return end({ state: 'not-begun' });
  if (go !== 'on') return end({ state: 'refused', why: 'It was called off before it began.' });

  journal.start(attemptId);
  log(`${attemptId} ${step.command}: started`);
  const pieces = outputPieces();
  const running = runCommand(command, (text) => pieces.add(text));
  const ending = new AbortController();
  const reporting = report(options, which, pieces, ending.signal, () => running.cancel());
  const how = await running.ended;
  ending.abort();
  await reporting;
  return end(how, pieces.all());
}

/** Sends what was printed every second, and hears whether to stop. */
async function report(
  { desk, pause }: RunStepsOptions,
  which: Which,
  pieces: ReturnType<typeof outputPieces>,
  ended: AbortSignal,
  cancel: () => void,
): Promise<void> {
  while (!ended.aborted) {
    await pause(REPORTS_EVERY_MS, ended);
    if (ended.aborted) return;
    const output = pieces.next();
    try {
      const go = await desk.report({ ...which, said: { state: 'running' }, output });
      pieces.taken(output);
      if (go !== 'on') cancel();
    } catch {
      // It runs on while the desk is away; what it printed is sent later.
    }
  }
}

async function tellEnding(
  options: RunStepsOptions,
  which: Which,
  ending: Ending,
  output: ReportBody['output'],
): Promise<void> {
  // The last pieces go with the ending; those that do not fit go before it.
  for (let from = 0; from + 20 < output.length; from += 20)
    await untilTaken(options, { ...which, said: { state: 'running' }, output: output.slice(from, from + 20) });
  const last = output.slice(Math.max(0, Math.floor((output.length - 1) / 20) * 20));
  const taken = await untilTaken(options, { ...which, said: ending, output: last });
  if (taken !== null) options.journal.told(which.attempt.attemptId);
}

/** Repeats a report until the desk takes it; null when the runner is told to stop first. */
async function untilTaken(
  { desk, pause, signal, log }: RunStepsOptions,
  body: ReportBody,
): Promise<'on' | 'stop' | null> {
  for (let pauseMs = SHORTEST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await desk.report(body);
    } catch (error) {
      log(`${body.attempt.attemptId}: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (signal.aborted) return null;
    await pause(pauseMs, signal);
  }
}
