import { readFile } from 'node:fs/promises';
import type { RunnerStep } from '#contract/runner.ts';
import { fillPlaces, type RunnerCommandConfig, type RunnerConfig } from './runner-config.ts';

/** A program with its arguments as they are handed to the system, without a shell. */
export interface Command {
  program: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  /** Never printed. */
  secrets: string[];
  timeoutMs: number;
}

const USUAL_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** What no value may hold whatever the pattern says: the script behind a command may hand it to a shell after all. */
const PLAIN = /^[A-Za-z0-9._:/@+,=%-]+$/;

/** What a step runs by this machine's own list, or why it is refused. What the desk sends is not trusted. */
export async function commandOf(
  config: RunnerConfig,
  step: RunnerStep,
  environment: Record<string, string | undefined>,
): Promise<Command | { refused: string }> {
  const command = Object.hasOwn(config.commands, step.command) ? config.commands[step.command] : undefined;
  if (command === undefined) return { refused: 'This runner’s list has no command of that name.' };
  const fault = faultOf(command, step.args);
  if (fault !== null) return { refused: fault };
  const secrets: Record<string, string> = {};
  for (const [name, path] of Object.entries(command.secrets)) {
    const secret = await readFile(path, 'utf8').catch(() => null);
    if (secret === null) return { refused: `The runner cannot read the secret ${name} on its machine.` };
    secrets[name] = secret.replace(/\r?\n$/, '');
  }
  const [program = '', ...rest] = command.run;
  const passed = command.pass.flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    program,
    args: rest.map((part) => fillPlaces(part, step.args)),
    cwd: command.cwd,
    env: {
      PATH: USUAL_PATH,
      ...Object.fromEntries(passed),
      ...command.env,
      ...secrets,
      TWOAM_ATTEMPT: step.attemptId,
      TWOAM_RUN: step.runId,
    },
    secrets: Object.values(secrets),
    timeoutMs: Math.min(command.timeout, step.timeoutMs),
  };
}

function faultOf({ parameters }: RunnerCommandConfig, args: Record<string, string>): string | null {
  for (const name of Object.keys(args))
    if (!Object.hasOwn(parameters, name)) return 'The step gives a parameter that this command does not have.';
  for (const [name, { pattern, longest }] of Object.entries(parameters)) {
    const value = Object.hasOwn(args, name) ? args[name] : undefined;
    if (value === undefined) return `The step does not give the parameter ${name}.`;
    if (value.length > longest) return `The value of ${name} is longer than ${longest} characters.`;
    if (value.startsWith('-')) return `The value of ${name} begins with a dash, as options do.`;
    if (!PLAIN.test(value) || value.split('/').includes('..'))
      return `The value of ${name} holds characters that are never passed on.`;
    if (!pattern.matches(value)) return `The value of ${name} does not match its pattern.`;
  }
  return null;
}
