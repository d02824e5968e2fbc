import { z } from 'zod';
import type { ExecutorOptions } from '../executor-options.ts';
import type { Opened } from '#app/asking/opened.ts';
import { callOf } from './github-call.ts';

const user = z.object({ login: z.string() });

/** Asks GitHub whose token it is. A token of an app belongs to nobody: then it only must be taken. */
export async function testGithub(
  options: Pick<ExecutorOptions, 'ask' | 'timeoutMs'>,
  open: Opened<'github'>,
): Promise<{ works: boolean; says: string }> {
  if (open.secret === null) return { works: false, says: 'There is no access token. Enter one.' };
  const call = callOf(options, open, '');
  const answer = await call.get('/user');
  if (answer.got !== 'answer') return { works: false, says: answer.why };
  const named = user.safeParse(answer.json);
  if (answer.status === 200 && named.success)
    return { works: true, says: `${call.host} knows the token as ${call.safe(named.data.login, 100)}.` };
  if (answer.status === 403 && answer.headers['retry-after'] === undefined)
    return { works: true, says: `${call.host} takes the token, which belongs to no user.` };
  return { works: false, says: call.refusal(answer) };
}
