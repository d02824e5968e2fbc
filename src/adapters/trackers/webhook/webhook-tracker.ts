import { z } from 'zod';
import { askJson, type JsonAnswer } from '#app/asking/ask-json.ts';
import type { AskingOptions } from '#app/asking/asking-options.ts';
import { opened, type Opened } from '#app/asking/opened.ts';
import { signedHeaders } from '#app/asking/signed.ts';
import type { Clock } from '#app/ports/clock.ts';
import type { Tracker } from '#app/ports/trackers.ts';
import { noSuccess } from '../tracker-answer.ts';

export interface WebhookTrackerOptions extends AskingOptions {
  clock: Pick<Clock, 'now'>;
}

const kept = z.object({
  ref: z.string().trim().min(1).max(200),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullish()
    .catch(null),
});
const standing = z.object({ state: z.enum(['open', 'done', 'closed']) });
const fault = z.object({ error: z.string() });

/** Tells a signed webhook of action items. The item's id is the idempotency key, so that a repeat makes nothing twice. */
export function webhookTracker(options: WebhookTrackerOptions): Tracker {
  const send = (
    { connection, secret }: Opened<'webhook'>,
    method: 'GET' | 'POST',
    url: string,
    id: string,
    body?: unknown,
  ): Promise<JsonAnswer> => {
    const text = body === undefined ? '' : JSON.stringify(body);
    return askJson(options, new URL(url), {
      method,
      headers: signedHeaders(id, text, secret, options.clock.now()),
      ...(body === undefined ? {} : { body: text }),
      allowPrivate: connection.allowPrivate,
    });
  };

  return {
    async create(name, { id, ...item }) {
      const hook = await opened(options, 'webhook', name);
      if ('fault' in hook) return { outcome: 'refused', why: hook.fault };
      if (!hook.connection.takesActionItems)
        return { outcome: 'refused', why: `The connection ${name} takes no action items.` };
      const answer = await send(hook, 'POST', hook.connection.url, id, { kind: 'action-item', item: id, ...item });
      if (answer.got === 'answer' && answer.status >= 200 && answer.status < 300) {
        const said = kept.safeParse(answer.json);
        return said.success
          ? { outcome: 'created', ref: said.data.ref, url: said.data.url ?? null }
          : { outcome: 'created', ref: id, url: null };
      }
      const words = fault.safeParse(answer.got === 'answer' ? answer.json : null);
      const { host } = new URL(hook.connection.url);
      return noSuccess(host, answer, words.success ? words.data.error : '', hook.secret);
    },

    async look(name, _ref, { id }) {
      const hook = await opened(options, 'webhook', name);
      if ('fault' in hook || hook.connection.statusUrl === null) return 'unknown';
      const url = hook.connection.statusUrl.replaceAll('{attempt}', encodeURIComponent(id));
      const answer = await send(hook, 'GET', url, id);
      const said = standing.safeParse(answer.got === 'answer' && answer.status === 200 ? answer.json : null);
      if (!said.success) return 'unknown';
      return said.data.state === 'open' ? 'open' : 'done';
    },
  };
}
