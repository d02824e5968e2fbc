import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Option, type Command } from 'commander';
import pino from 'pino';
import { CliError, type CliContext } from '#cli/cli-context.ts';
import { webAddress } from '#contract/web-address.ts';
import { startEmbeddedPostgres } from '#adapters/storage/embedded/start-embedded-postgres.ts';
import type { EmbeddedLog } from '#adapters/storage/embedded/embedded-log.ts';
import type { RunningDesk } from '../desk.ts';
import { onNamedDatabase } from '../named-database.ts';
import { dataDirOf, localDesk, writeLocalDesk } from '../local-desk.ts';

interface ServeOptions {
  port: string;
  host: string;
  data?: string;
  publicUrl?: string;
  databaseUrl?: string;
  trustProxy?: string;
  logLevel: string;
  sample?: boolean;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug'];
const WEB_DIR = fileURLToPath(new URL('../../../dist/web', import.meta.url));

/** `twoam up` (embedded database, sample company) and `twoam serve` (any PostgreSQL). */
export function addServe(program: Command, context: CliContext, version: string): void {
  const shared = (name: string, description: string): Command =>
    program
      .command(name)
      .description(description)
      .option('--port <port>', 'where to listen; 0 for any free port', process.env['PORT'] ?? '4002')
      .option('--host <host>', 'on which address', '127.0.0.1')
      .option('--public-url <url>', 'the address under which people reach it')
      .option(
        '--trust-proxy <addresses>',
        'addresses of your proxy, whose X-Forwarded-For is believed',
        process.env['TWOAM_TRUST_PROXY'],
      )
      .addOption(new Option('--log-level <level>', 'what is logged').choices(LOG_LEVELS).default('warn'));

  shared('up', 'Start the desk on its own embedded database.')
    .option('--no-sample', 'without the sample company')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<ServeOptions>();
      const log = pino({ level: options.logLevel });
      const dataDir = dataDirOf(options.data);
      const database = await startEmbeddedPostgres({ dataDir, log: embeddedLog(log) });
      const stopDatabase = (): Promise<void> => database.stop();
      const desk = await start(options, version, {
        databaseUrl: database.url,
        dataDir,
        log,
        sample: options.sample !== false,
      }).catch(async (error: unknown) => {
        await stopDatabase();
        throw error;
      });
      announce(context, desk, `Its data is in ${dataDir}. Stop it with Ctrl-C; nothing is lost.`);
      await untilStopped(desk, stopDatabase);
    });

  shared('serve', 'Start the desk on a PostgreSQL of yours.')
    .option('--database-url <url>', 'postgres://…; or DATABASE_URL')
    .option('--sample', 'begin with the sample company')
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<ServeOptions>();
      const databaseUrl = options.databaseUrl ?? process.env['DATABASE_URL'];
      if (databaseUrl === undefined)
        throw new CliError('No database is named. Use --database-url, or `twoam up` for the embedded one.');
      if (/^(?!postgres(ql)?:)[a-z][a-z0-9+]*:\/\//i.test(databaseUrl))
        throw new CliError('This is no address of a PostgreSQL: it begins with postgres://.');
      const log = pino({ level: options.logLevel });
      const dataDir = dataDirOf(options.data);
      await mkdir(dataDir, { recursive: true });
      const desk = await onNamedDatabase(databaseUrl, () =>
        start(options, version, { databaseUrl, dataDir, log, sample: options.sample === true }),
      );
      announce(
        context,
        desk,
        process.env['TWOAM_SECRET'] === undefined
          ? `Its secret key is in ${dataDir}; with several servers set TWOAM_SECRET instead.`
          : '',
      );
      await untilStopped(desk, async () => undefined);
    });
}

async function start(
  options: ServeOptions,
  version: string,
  on: { databaseUrl: string; dataDir: string; log: pino.Logger; sample: boolean },
): Promise<RunningDesk> {
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new CliError(`${options.port} is no port. Use a number from 0 to 65535.`);
  try {
    // The whole desk takes a second to load, which no other verb should wait for.
    const { startDesk } = await import('../desk.ts');
    const desk = await startDesk({
      ...on,
      host: options.host,
      port,
      publicUrl: publicUrlOf(options),
      trustProxy: options.trustProxy === undefined ? false : options.trustProxy.split(',').map((one) => one.trim()),
      webDir: WEB_DIR,
      version,
      secret: process.env['TWOAM_SECRET'],
      metricsToken: process.env['TWOAM_METRICS_TOKEN'] ?? null,
    });
    const known = await localDesk(on.dataDir);
    await writeLocalDesk(on.dataDir, { url: desk.url, token: await desk.localToken(known?.token ?? null) });
    return desk;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new CliError(`Port ${port} is in use. Stop what uses it, or choose another with --port.`);
    throw error;
  }
}

function publicUrlOf({ publicUrl }: ServeOptions): string | null {
  if (publicUrl === undefined) return null;
  if (webAddress.safeParse(publicUrl).success) return publicUrl.replace(/\/+$/, '');
  throw new CliError(`${publicUrl} is no web address. Write it like https://desk.example.com.`);
}

function embeddedLog(log: pino.Logger): EmbeddedLog {
  return {
    info: (message) => log.info(message),
    warn: (message) => log.warn(message),
    error: (message) => log.error(message),
  };
}

function announce(context: CliContext, desk: RunningDesk, note: string): void {
  const lines = [`The desk is at ${desk.url}`];
  if (desk.loginLink !== null) lines.push(`Sign in for the first time (works once, for an hour): ${desk.loginLink}`);
  if (note !== '') lines.push(note);
  context.out(lines.join('\n'));
}

/** Waits for a signal, then stops in order; a second signal ends at once. */
async function untilStopped(desk: RunningDesk, stopDatabase: () => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  await desk.stop();
  await stopDatabase();
}
