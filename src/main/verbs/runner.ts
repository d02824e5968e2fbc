import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { CliError, print, type CliContext, type DeskOptions } from '#cli/cli-context.ts';
import { deskClient } from '#adapters/runner/desk-client.ts';
import { enrol } from '#adapters/runner/enrol.ts';
import { openJournal } from '#adapters/runner/journal.ts';
import { readIdentity } from '#adapters/runner/key-file.ts';
import { readRunnerConfig } from '#adapters/runner/runner-config.ts';
import { runSteps } from '#adapters/runner/run-steps.ts';
import { webAddress } from '#contract/web-address.ts';
import { pause } from '../pause.ts';

type RunOptions = DeskOptions & { config: string };

/** `twoam runner enrol` and `run`: what is done on the runner's own machine. It needs no database. */
export function addRunnerProgram(runner: Command, context: CliContext, version: string): void {
  runner
    .command('enrol')
    .description('On the runner’s machine: make its key and enrol it with the one-time token given as --token.')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<DeskOptions>();
      if (options.url === undefined || options.token === undefined)
        throw new CliError('Name the desk with --url and give the one-time token with --token.');
      if (!webAddress.safeParse(options.url).success)
        throw new CliError(`${options.url} is no web address. Write it like https://desk.example.com.`);
      const folder = folderOf(options);
      const url = options.url.replace(/\/+$/, '');
      const answer = await enrol({ url, token: options.token, folder }, { fetch: context.fetch });
      print(context, options, answer, () => `Enrolled as ${answer.name}. Its key is in ${folder}; copy it nowhere.`);
    });
  runner
    .command('run')
    .description('On the runner’s machine: take steps and run what its own list allows, until it is stopped.')
    .requiredOption('--config <path>', 'the list of commands, a YAML file of this machine')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<RunOptions>();
      const folder = folderOf(options);
      const config = await readRunnerConfig(options.config);
      const identity = await readIdentity(folder);
      const session = randomBytes(12).toString('base64url');
      const journal = openJournal(folder, session, () => Date.now());
      const stopping = new AbortController();
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => {
          stopping.abort();
          process.once(signal, () => process.exit(1));
        });
      }
      context.out(
        `Runner ${identity.name} takes steps from ${identity.url}. Stop it with Ctrl-C; what runs is waited for.`,
      );
      await runSteps({
        desk: deskClient(identity, { fetch: context.fetch, now: () => Date.now() }),
        session,
        journal,
        config,
        environment: context.environment,
        version,
        pause,
        log: (line) => context.out(`${new Date().toISOString()} ${line}`),
        signal: stopping.signal,
      });
      journal.close();
    });
}

function folderOf({ data }: DeskOptions): string {
  return data ?? join(homedir(), '.twoam-runner');
}
