import { mergeTexts } from '#core/postmortem/merge-texts.ts';
import type { ProseSectionId, SectionRevision } from '#core/postmortem/postmortem.ts';
import { isOpen } from '#core/incident/phase.ts';
import type { Actor } from '#core/shared/actor.ts';
import { toIso } from '#core/shared/instant.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';

/** Somebody who saves loses against faster ones at most this often. */
const MOST_TRIES = 25;

export interface Saving {
  id: string;
  section: ProseSectionId;
  /** The version that the writer began from; 0 for a part that nobody had written. */
  baseVersion: number;
  body: string;
  by: Actor;
}

/** A part as it is stored after saving, and whether a colleague's words were put together with it. */
export interface Saved {
  revision: SectionRevision;
  merged: boolean;
}

/**
 * Saves a part. What a colleague saved since the writer's base is put together with it, line by line; where both
 * changed the same lines nothing is stored and `postmortem-conflict` tells both texts. A repeat changes nothing.
 */
export async function saveSection(context: SpaceContext, saving: Saving): Promise<Saved> {
  const { incident } = await loadIncident(context, saving.id);
  if (isOpen(incident.phase)) {
    const reason = 'A postmortem is written after the incident.';
    throw new Refused('refused', { reason, next: 'Park ideas until then.' }, [{ message: 'not-resolved' }]);
  }
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const done = await attempt(context, saving);
    if (done !== null) return done;
  }
  throw new Refused('version-conflict');
}

/** One try on what is stored now; null when somebody was faster. */
async function attempt(context: SpaceContext, saving: Saving): Promise<Saved | null> {
  const { postmortems } = context.storage;
  const { id, section, baseVersion, by } = saving;
  const newest = (await postmortems.current(id)).find((one) => one.section === section);
  const stored = newest ?? unwritten(saving);
  if (baseVersion > stored.version)
    throw new Refused('not-found', { what: 'version of this part', id: `${baseVersion}` });
  const body = await nextBody(context, saving, stored);
  const merged = baseVersion < stored.version;
  if (body === stored.body) return { revision: stored, merged };
  const revision = { section, version: stored.version + 1, body, by, at: context.clock.now() };
  if (!(await postmortems.add(id, revision))) return null;
  context.live.tell({ topic: 'postmortem', id, version: null });
  return { revision, merged };
}

function unwritten({ section, by }: Saving): SectionRevision {
  return { section, version: 0, body: '', by, at: 0 };
}

async function nextBody(context: SpaceContext, saving: Saving, stored: SectionRevision): Promise<string> {
  const { id, section, baseVersion, body } = saving;
  if (baseVersion === stored.version || body === stored.body) return body;
  const { postmortems } = context.storage;
  // The answer to an earlier try was lost: these words are in what is stored, and a colleague went on from them.
  if (await postmortems.wasSaved(id, section, body, baseVersion)) return stored.body;
  const base = baseVersion === 0 ? '' : (await postmortems.revision(id, section, baseVersion))?.body;
  const merged = mergeTexts(base ?? '', stored.body, body);
  if (merged.outcome === 'conflict') throw conflict(stored, body);
  return merged.text;
}

function conflict(stored: SectionRevision, yours: string): Refused {
  return new Refused('postmortem-conflict', { version: `${stored.version}` }, [
    { path: 'stored.body', message: stored.body },
    { path: 'stored.version', message: `${stored.version}` },
    { path: 'stored.at', message: toIso(stored.at) },
    { path: 'yours', message: yours },
  ]);
}
