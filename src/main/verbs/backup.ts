import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { CliError, print, type CliContext, type DeskOptions } from '#cli/cli-context.ts';
import { backup } from '#adapters/storage/backup/backup.ts';
import { restore } from '#adapters/storage/backup/restore.ts';
import { joinEmbeddedPostgres } from '#adapters/storage/embedded/join-embedded-postgres.ts';
import { startEmbeddedPostgres } from '#adapters/storage/embedded/start-embedded-postgres.ts';
import { onNamedDatabase } from '../named-database.ts';
import { dataDirOf } from '../local-desk.ts';

const QUIET = { info() {}, warn() {}, error() {} };

type Options = DeskOptions & { databaseUrl?: string; holdOutbox?: boolean; force?: boolean };

/** `twoam backup FILE` and `twoam restore FILE`: everything of a desk at one instant, for any PostgreSQL. */
export function addBackup(program: Command, context: CliContext, version: string): void {
  const databaseOption = ['--database-url <url>', 'a PostgreSQL of yours instead of the embedded one'] as const;
  program
    .command('backup <file>')
    .description('Write everything of the desk, as of one instant, into one compressed file.')
    .option('--force', 'overwrite a file that is there already')
    .option(...databaseOption)
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      if (options.force !== true) mustBeNew(file);
      const result = await onDatabase(options, (url) => backup({ url, file, appVersion: version }));
      print(
        context,
        options,
        result,
        () =>
          `Backed up to ${file}. It does not hold secret.key, which opens the secrets of channels: keep a copy of that apart.`,
      );
    });
  program
    .command('restore <file>')
    .description('Fill an empty database from a backup; refuses one that is not empty.')
    .option('--hold-outbox', 'keep what was waiting to be sent on the desk instead of sending it')
    .option(...databaseOption)
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const holdOutbox = options.holdOutbox === true;
      const result = await onNewDatabase(options, (url) => restore({ url, file, holdOutbox }));
      print(context, options, result, () => restoredWords(file, result.held));
    });
}

/** The last good backup must not be lost to a slip. */
function mustBeNew(file: string): void {
  if (existsSync(file))
    throw new CliError(`${file} is there already. Name another file, or overwrite it with --force.`);
}

function restoredWords(file: string, held: number | null): string {
  if (held === null) return `Restored from ${file}. What was waiting to be sent goes out when the desk starts.`;
  return `Restored from ${file}. ${held} ${held === 1 ? 'message' : 'messages'} that waited to be sent stay in the outbox.`;
}

/** Runs on the named PostgreSQL, or on this checkout's embedded one, started for the occasion when no desk runs. */
export async function onDatabase<T>(
  options: { databaseUrl?: string; data?: string },
  run: (url: string) => Promise<T>,
): Promise<T> {
  const named = options.databaseUrl ?? process.env['DATABASE_URL'];
  if (named !== undefined) return onNamedDatabase(named, () => run(named));
  const database = await joinEmbeddedPostgres({ dataDir: dataDirOf(options.data), log: QUIET });
  try {
    return await run(database.url);
  } finally {
    await database.leave();
  }
}

/** The same, creating the embedded database where there is none yet. */
async function onNewDatabase<T>(options: Options, run: (url: string) => Promise<T>): Promise<T> {
  const named = options.databaseUrl ?? process.env['DATABASE_URL'];
  if (named !== undefined) return onNamedDatabase(named, () => run(named));
  const database = await startEmbeddedPostgres({ dataDir: dataDirOf(options.data), log: QUIET });
  try {
    return await run(database.url);
  } finally {
    await database.stop();
  }
}
