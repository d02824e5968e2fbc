import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { maintenanceState } from '#core/status/maintenance.ts';
import { statusModel, type StatusFacts } from '#core/status/status-model.ts';
import { MINUTE_MS, type DurationMs } from '#core/shared/instant.ts';
import { DESK_LINKS } from './site-links.ts';
import { statusSite, type StatusSite } from './status-site.ts';

/** One file as it is sent. */
export interface ServedFile {
  type: string;
  body: Buffer;
  gzipped: Buffer;
  /** Names these very bytes. */
  tag: string;
}

export interface ServedSite {
  /** The file of a path; null for an unknown one. Throws only when nothing was ever rendered. */
  file(path: string): Promise<ServedFile | null>;
}

/** However many readers come, the facts are asked for this often at most. */
const FRESH_MS: DurationMs = 1000;
/** What is not there is looked for again after this: a mail may bring a reader to a page that is younger. */
const MISSED_MS: DurationMs = 50;
/** When nothing changes, the page still says this often that it holds. */
const AS_OF_MS: DurationMs = 5 * MINUTE_MS;

export interface ServedSiteOptions {
  facts(): Promise<StatusFacts>;
  /** Milliseconds of a clock that only goes forward. */
  elapsed?: () => number;
}

/**
 * The status page in memory, rendered once per change. When the facts cannot be had, readers get what was last known,
 * and the page says of when that is.
 */
export function servedSite({ facts, elapsed = () => performance.now() }: ServedSiteOptions): ServedSite {
  const write = statusSite(DESK_LINKS);
  let site: { key: string; file(path: string): ServedFile | null } | null = null;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | null = null;

  async function refresh(): Promise<void> {
    const known = await facts();
    const key = keyOf(known);
    if (site?.key !== key) site = { key, file: servedFiles(write, known) };
    askedAt = elapsed();
  }

  async function ask(): Promise<void> {
    asking ??= refresh().finally(() => void (asking = null));
    await asking;
  }

  return {
    async file(path) {
      if (site === null) await ask();
      else if (elapsed() - askedAt >= (site.file(path) === null ? MISSED_MS : FRESH_MS))
        await ask().catch(() => undefined);
      return site?.file(path) ?? null;
    },
  };
}

/** Equal as long as the same files come out. */
function keyOf(facts: StatusFacts): string {
  const turns = facts.maintenances.map((one) => maintenanceState(one, facts.now));
  return JSON.stringify([{ ...facts, now: Math.floor(facts.now / AS_OF_MS) }, turns]);
}

function servedFiles(write: StatusSite, facts: StatusFacts): (path: string) => ServedFile | null {
  const files = write(statusModel(facts));
  const served = new Map<string, ServedFile>();
  return (path) => {
    const known = served.get(path);
    if (known !== undefined) return known;
    const found = files.get(path);
    if (found === undefined) return null;
    const body = Buffer.from(found.body());
    const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
    const file = { type: found.type, body, gzipped: gzipSync(body), tag };
    served.set(path, file);
    return file;
  };
}
