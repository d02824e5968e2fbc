import { createHash } from 'node:crypto';
import { statusModel, type StatusModel } from '#core/status/status-model.ts';
import { HOUR_MS, MINUTE_MS, type Instant } from '#core/shared/instant.ts';
import type { StatusTarget } from '#contract/status-target.ts';
import type { ClaimedPublication } from '../ports/publications.ts';
import type { PublishAnswer, PublishedFile, Publisher, SiteChanges } from '../ports/publisher.ts';
import { statusFacts } from './status-facts.ts';
import type { StatusNeeds } from './status-needs.ts';

/** A published page says this often at least that it still holds. */
const AGAIN_AFTER_MS = 10 * MINUTE_MS;
const FIRST_PAGE = 'index.html';

export interface PublishNeeds extends StatusNeeds {
  /** The page as files that work anywhere. */
  render(model: StatusModel): PublishedFile[];
  publisher(target: StatusTarget, secret: string | null): Publisher;
}

/** Asks that the page be brought up to date at every place; what changed follows within seconds. */
export async function requestPublication(needs: StatusNeeds, afresh = false): Promise<void> {
  const { publications } = needs.context.storage;
  const targets = await needs.settings.statusTargets();
  const ids = targets.filter(({ target }) => target.enabled).map(({ id }) => id);
  await publications.keepOnly(ids);
  if (ids.length > 0) await publications.request(ids, needs.context.clock.now(), afresh);
}

/** Publishes what a claim is about; answers how it ended, with what stands there now. */
export async function publishClaim(needs: PublishNeeds, claim: ClaimedPublication): Promise<PublishAnswer> {
  const { context, settings } = needs;
  const found = (await settings.statusTargets()).find(({ id }) => id === claim.targetId);
  if (found === undefined || !found.target.enabled) {
    const at = context.clock.now();
    await context.storage.publications.published(claim, {
      at,
      nextAt: at + HOUR_MS,
      proof: 'Off.',
      files: claim.files,
    });
    return { outcome: 'published', proof: 'Off.' };
  }
  const facts = await statusFacts(context, settings);
  const files = needs.render(statusModel(facts));
  const hashes = Object.fromEntries(files.map((file) => [file.path, hashOf(file)]));
  const answer = await needs.publisher(found.target, found.secret).publish(changesSince(claim.files, files, hashes));
  if (answer.outcome === 'failed') return answer;
  const at = context.clock.now();
  await context.storage.publications.published(claim, {
    at,
    nextAt: nextAt(facts.maintenances, at),
    proof: answer.proof,
    files: hashes,
  });
  return answer;
}

function nextAt(maintenances: { startsAt: Instant; endsAt: Instant }[], now: Instant): Instant {
  const turns = maintenances.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]).filter((at) => at > now);
  return Math.min(now + AGAIN_AFTER_MS, ...turns);
}

function changesSince(
  before: Record<string, string>,
  files: PublishedFile[],
  hashes: Record<string, string>,
): SiteChanges {
  const changed = files.filter(({ path }) => before[path] !== hashes[path]);
  const lastOf = (file: PublishedFile): number => Number(file.path === FIRST_PAGE);
  return {
    all: files,
    changed: changed.toSorted((a, b) => lastOf(a) - lastOf(b)),
    gone: Object.keys(before).filter((path) => !(path in hashes)),
  };
}

/** Pages that say the same at a later time are the same, but for the first, which says that the rest still holds. */
function hashOf({ path, body }: PublishedFile): string {
  const words = path === FIRST_PAGE ? body : body.replace(/As of <time[^>]*>[^<]*<\/time>/, '');
  return createHash('sha256').update(words).digest('base64url').slice(0, 16);
}
