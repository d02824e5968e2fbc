import { askJson } from '#app/asking/ask-json.ts';
import type { ExecutorOptions } from '../executor-options.ts';
import type { Opened } from '#app/asking/opened.ts';

/** Whether somebody answers at a webhook's address. HEAD asks for nothing to be done. */
export async function testWebhook(
  options: Pick<ExecutorOptions, 'ask' | 'timeoutMs'>,
  { connection: { url, allowPrivate } }: Opened<'webhook'>,
): Promise<{ works: boolean; says: string }> {
  const { host } = new URL(url);
  const answer = await askJson(options, new URL(url), { method: 'HEAD', headers: {}, allowPrivate });
  if (answer.got !== 'answer') return { works: false, says: answer.why };
  const { status } = answer;
  if (status >= 300 && status < 400)
    return {
      works: false,
      says: `${host} answered HTTP ${status}, a redirect, which is not followed. Enter the final address.`,
    };
  if (status >= 500) return { works: false, says: `${host} answered HTTP ${status}.` };
  return {
    works: true,
    says: `${host} answers (HTTP ${status} to a question). The secret is proven by the first step only.`,
  };
}
