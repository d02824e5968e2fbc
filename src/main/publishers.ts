import { folderPublisher } from '#adapters/publish/folder/folder-publisher.ts';
import { rsyncPublisher } from '#adapters/publish/rsync/rsync-publisher.ts';
import { s3Publisher, type GuardedSend } from '#adapters/publish/s3/s3-publisher.ts';
import { judgeFailure } from '#adapters/channels/judge-answer.ts';
import { post } from '#adapters/channels/post.ts';
import { PUBLISHED_LINKS } from '#adapters/http/public/status/site-links.ts';
import { statusSite } from '#adapters/http/public/status/status-site.ts';
import type { PublishNeeds } from '#app/status/publish.ts';
import { assertNever } from '#core/shared/assert-never.ts';
import { SECOND_MS } from '#core/shared/instant.ts';
import { systemClock } from './system-clock.ts';

const ANSWER_WITHIN_MS = 20 * SECOND_MS;

/** Every way in which the status page is published elsewhere. */
export function publishing(): Pick<PublishNeeds, 'render' | 'publisher'> {
  const write = statusSite(PUBLISHED_LINKS);
  return {
    render: (model) => [...write(model)].map(([path, { type, body }]) => ({ path, type, body: body() })),
    publisher(target, secret) {
      switch (target.kind) {
        case 'folder':
          return folderPublisher(target);
        case 'rsync':
          return rsyncPublisher(target, secret ?? '');
        case 's3':
          return s3Publisher(target, secret ?? '', { send, clock: systemClock });
        default:
          return assertNever(target);
      }
    },
  };
}

/** Storage is called under the same guard as webhooks: no inner addresses unless they are allowed. */
const send: GuardedSend = async (url, request) => {
  try {
    return await post(url, { ...request, timeoutMs: ANSWER_WITHIN_MS });
  } catch (error) {
    const answer = judgeFailure(error, url.host);
    throw new Error('why' in answer ? answer.why : 'No answer.', { cause: error });
  }
};
