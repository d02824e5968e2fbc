import type { Command } from 'commander';
import { print, type CliContext, type DeskOptions } from '#cli/cli-context.ts';
import { authDatabase } from '#adapters/http/auth/tables.ts';
import { openPool } from '#adapters/storage/connect.ts';
import { localDesk } from '../local-desk.ts';
import { systemClock } from '../system-clock.ts';
import { onDatabase } from './backup.ts';

type Options = DeskOptions & { databaseUrl?: string; email?: string };

/** `twoam login-link`: a one-time link for an administrator who cannot sign in. */
export function addLoginLink(program: Command, context: CliContext): void {
  program
    .command('login-link')
    .description('Make a one-time link with which an administrator sets a new password.')
    .option('--email <email>', 'which administrator; the first by default')
    .option('--database-url <url>', 'a PostgreSQL of yours instead of the embedded one')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<Options>();
      const publicUrl = options.url ?? (await localDesk(options.data))?.url ?? 'http://127.0.0.1:4002';
      const { createLoginLink } = await import('#adapters/http/auth/login-link.ts');
      const link = await onDatabase(options, async (databaseUrl) => {
        const pool = openPool({ url: databaseUrl, connections: 1, log: { warn() {} } });
        try {
          return await createLoginLink(
            { db: authDatabase(pool), clock: systemClock, publicUrl: () => publicUrl },
            options.email,
          );
        } finally {
          await pool.end();
        }
      });
      print(context, options, link, () => `This link works once, for an hour: ${link.url}`);
    });
}
