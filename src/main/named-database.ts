import { CliError } from '#cli/cli-context.ts';

/** Does work on a PostgreSQL that somebody named; says in one sentence why it cannot be reached. */
export async function onNamedDatabase<T>(url: string, work: () => Promise<T>): Promise<T> {
  const address = URL.parse(url);
  if (address === null || !/^postgres(ql)?:$/.test(address.protocol))
    throw new CliError(
      'This is no address of a PostgreSQL. Write it like postgres://user:password@host:5432/database.',
    );
  try {
    return await work();
  } catch (error) {
    const why = whyAway(error);
    if (why === null) throw error;
    throw new CliError(
      `The database ${address.host}${address.pathname} cannot be used (${why}). Check its address, user and password, and that it runs.`,
      { cause: error },
    );
  }
}

/** Socket errors, and SQLSTATEs of a server that lets nobody in (28…), lacks the database (3D000) or is not ready (57P03). */
const AWAY = /^(ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|28\w{3}|3D000|57P03)$/;

function whyAway(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error instanceof AggregateError) return error.errors.map(whyAway).find((why) => why !== null) ?? null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return AWAY.test(code) ? error.message || code : null;
}
