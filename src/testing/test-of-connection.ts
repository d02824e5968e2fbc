import type { OpenConnection } from '#app/ports/connections.ts';
import { testGithub } from '#adapters/executors/github-workflow/test-github.ts';
import { realAsk } from './real-ask.ts';

/** How `main` tries a connection to GitHub, for tests of the routes. */
export async function testOfConnection({
  connection,
  secret,
  secretLost,
}: OpenConnection): Promise<{ works: boolean; says: string }> {
  if (secretLost) return { works: false, says: 'The desk’s key does not open it.' };
  if (connection.kind !== 'github') throw new Error('only GitHub is tried in this test');
  return testGithub({ ask: realAsk }, { connection, secret });
}
