import { readdir, readFile } from 'node:fs/promises';
import { CommanderError } from 'commander';
import { CliError, failureLine, type CliContext } from '#cli/cli-context.ts';
import { cliProgram, programArguments } from '#cli/program.ts';
import { addRunner } from '#cli/runner.ts';
import { RunnerError } from '#adapters/runner/runner-error.ts';
import { errorAnswer } from '#adapters/http/error-answer.ts';
import { Refused } from '#app/refused.ts';
import { EmbeddedError } from '#adapters/storage/embedded/embedded-error.ts';
import { localDesk } from './local-desk.ts';
import { addBackup } from './verbs/backup.ts';
import { addLoginLink } from './verbs/login-link.ts';
import { addRehearse } from './verbs/rehearse.ts';
import { addRunnerProgram } from './verbs/runner.ts';
import { addServe } from './verbs/serve.ts';

const { version } = JSON.parse(await readFile(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const context: CliContext = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
  localDesk,
  environment: process.env,
  fetch,
  // What was written to a pipe is out by then; a look-up of a name may still hang.
  leaveNow: () => void process.stdout.write('', () => process.exit()),
};

const program = cliProgram(context, version, {
  list: (dir) => readdir(dir),
  read: (path) => readFile(path, 'utf8'),
});
addServe(program, context, version);
addRehearse(program, context);
addLoginLink(program, context);
addBackup(program, context, version);
addRunnerProgram(addRunner(program, context), context, version);

/** A refusal of a verb that works without the API. */
function refusalLine(refused: Refused): string {
  const { message, next } = errorAnswer(refused, '', 0).body.error;
  return `${message} ${next}`;
}

try {
  await program.parseAsync(programArguments(process.argv.slice(2)), { from: 'user' });
} catch (error) {
  process.exitCode = error instanceof CliError ? error.exitCode : 1;
  if (error instanceof CommanderError) process.exitCode = error.exitCode;
  else context.err(error instanceof Refused ? refusalLine(error) : failureLine(error));
  // A reason for people is enough; anything else is a fault of ours, and its trace helps to mend it.
  const isExpected =
    error instanceof CommanderError ||
    error instanceof Refused ||
    error instanceof CliError ||
    error instanceof RunnerError ||
    error instanceof EmbeddedError;
  if (!isExpected && process.env['TWOAM_TRACE'] !== undefined) console.error(error);
}
