import type { HookRequest } from '#app/dialect.ts';
import type { IncomingChange } from '#app/ports/changes.ts';
import { incomingChange } from '../incoming-change.ts';
import { readInstant } from '../read-instant.ts';
import type { ReleaseEvent } from './payloads.ts';
import { repositoryWords } from './repository-words.ts';

/** A release that was published; null for drafts, pre-releases and changes to its words. */
export function readRelease(event: ReleaseEvent, request: HookRequest): IncomingChange | null {
  const { action, release, sender } = event;
  if (!['published', 'released'].includes(action) || release.draft === true || release.prerelease === true) return null;
  const where = repositoryWords(event.repository);
  const at = readInstant(release.published_at);
  return incomingChange(
    {
      ...where,
      source: 'github',
      title: `Release ${release.tag_name} of ${where.repository}`,
      description: [release.name, release.body].filter((words) => (words ?? '') !== '').join('\n'),
      at,
      statusAt: at,
      endsAt: at,
      author: release.author?.login ?? sender?.login,
      version: release.tag_name,
      link: release.html_url ?? where.link,
      key: `${where.key} release ${release.id}`,
    },
    request,
  );
}
