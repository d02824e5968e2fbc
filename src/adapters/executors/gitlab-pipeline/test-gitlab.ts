import { z } from 'zod';
import type { ExecutorOptions } from '../executor-options.ts';
import type { Opened } from '#app/asking/opened.ts';
import { gitlabCallOf } from './gitlab-call.ts';

const user = z.object({ username: z.string() });

/** Asks GitLab whose token it is. */
export async function testGitlab(
  options: Pick<ExecutorOptions, 'ask' | 'timeoutMs'>,
  open: Opened<'gitlab'>,
): Promise<{ works: boolean; says: string }> {
  if (open.secret === null) return { works: false, says: 'There is no access token. Enter one.' };
  const call = gitlabCallOf(options, open, '');
  const answer = await call.get('/user');
  if (answer.got !== 'answer') return { works: false, says: answer.why };
  const named = user.safeParse(answer.json);
  return answer.status === 200 && named.success
    ? { works: true, says: `${call.host} knows the token as ${call.safe(named.data.username, 100)}.` }
    : { works: false, says: call.refusal(answer) };
}
