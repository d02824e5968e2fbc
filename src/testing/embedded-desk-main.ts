/** A desk reduced to its database, to be killed: prints one line of JSON when it runs or refuses. */
import { startEmbeddedPostgres } from '#adapters/storage/embedded/start-embedded-postgres.ts';

const [dataDir = ''] = process.argv.slice(2);
try {
  const server = await startEmbeddedPostgres({ dataDir, log: { info: report, warn: report, error: report } });
  process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)));
  process.stdout.write(`${JSON.stringify({ url: server.url, serverPid: server.pid })}\n`);
  // What keeps a real desk alive is its HTTP server.
  setInterval(() => {}, 60_000);
} catch (error) {
  process.stdout.write(`${JSON.stringify({ refusal: (error as Error).message })}\n`);
  process.exitCode = 1;
}

function report(message: string): void {
  process.stderr.write(`${message}\n`);
}
