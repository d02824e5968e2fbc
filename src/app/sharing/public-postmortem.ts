import { createHash } from 'node:crypto';
import type { PublicPostmortem, PublicPreview } from '#contract/postmortem-export.ts';
import { judgeWords } from '#core/commitment/judge-words.ts';
import type { Phase } from '#core/incident/phase.ts';
import type { PostmortemDocument } from '#core/postmortem/document.ts';
import { writeMarkdown } from '#core/postmortem/export/write-markdown.ts';
import { writePage } from '#core/postmortem/export/write-page.ts';
import { toIso } from '#core/shared/instant.ts';
import type { Caller } from '../caller.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { randomKey } from '../keys.ts';
import { Refused } from '../refused.ts';
import type { SpaceContext } from '../space-context.ts';
import { namelessPostmortem } from './export-postmortem.ts';

/** What would be public, with everything somebody should look at before. */
export async function previewPublic(context: SpaceContext, incidentId: string): Promise<PublicPreview> {
  const { incident } = await loadIncident(context, incidentId);
  const { document, masked } = await namelessPostmortem(context, incidentId);
  const { name: company } = await context.company();
  return {
    digest: digestOf(writeMarkdown(document)),
    html: writePage(document, { company, madeAt: context.clock.now(), isNameless: true }),
    masked,
    warnings: warningsOf(document, incident.phase),
    isHandedIn: incident.postmortem !== null,
    published: await publishedOf(context, incidentId),
  };
}

/** Freezes the page under an address that nobody can guess. What is published is what was previewed, or nothing is. */
export async function publishPublic(
  context: SpaceContext,
  incidentId: string,
  caller: Caller,
  digest: string,
): Promise<{ id: string; url: string }> {
  if (context.kind !== 'real')
    throw new Refused('refused', {
      reason: 'What a drill wrote stays on the desk.',
      next: 'Export it as a file to show it to somebody.',
    });
  if (caller.personId === null)
    throw new Refused('refused', {
      reason: 'Only a named person can make a postmortem public.',
      next: 'Sign in as somebody of the company.',
    });
  const { incident } = await loadIncident(context, incidentId);
  if (incident.postmortem === null)
    throw new Refused('refused', {
      reason: 'This postmortem was not handed in yet.',
      next: 'Hand it in for review first.',
    });
  const { document } = await namelessPostmortem(context, incidentId);
  if (digestOf(writeMarkdown(document)) !== digest) throw new Refused('version-conflict');
  const { name: company, publicUrl } = await context.company();
  const now = context.clock.now();
  const id = randomKey();
  const html = writePage(document, { company, madeAt: now, isNameless: true });
  await context.storage.sharedPostmortems.put({ id, incidentId, html, publishedAt: now, publishedBy: caller.personId });
  return { id, url: urlOf(publicUrl, id) };
}

/** Takes a public page back; false when there was none. */
export function revokePublic(context: SpaceContext, id: string): Promise<boolean> {
  return context.storage.sharedPostmortems.revoke(id, context.clock.now());
}

async function publishedOf(context: SpaceContext, incidentId: string): Promise<PublicPostmortem[]> {
  const rows = await context.storage.sharedPostmortems.list(incidentId);
  const [names, { publicUrl }] = await Promise.all([
    context.storage.people.names(rows.map(({ publishedBy }) => publishedBy)),
    context.company(),
  ]);
  return rows.map(({ id, publishedAt, publishedBy, revokedAt }) => ({
    id,
    url: urlOf(publicUrl, id),
    publishedAt: toIso(publishedAt),
    publishedBy: names.get(publishedBy) ?? 'somebody',
    revokedAt: revokedAt === null ? null : toIso(revokedAt),
  }));
}

function urlOf(publicUrl: string, id: string): string {
  return `${publicUrl}/postmortems/${id}`;
}

function digestOf(markdown: string): string {
  return createHash('sha256').update(markdown).digest('base64url');
}

/** What the guard would not let out to customers while an incident is open: here it warns. */
function warningsOf({ parts }: PostmortemDocument, phase: Phase): PublicPreview['warnings'] {
  return parts.flatMap((part) => {
    if (part.kind !== 'prose' || part.body.trim() === '') return [];
    const { findings } = judgeWords(part.body, { phase, to: 'outside' });
    return findings
      .filter(({ judgement }) => judgement !== 'allow')
      .map(({ from, to, reason }) => ({ part: part.id, text: part.body.slice(from, to), reason }));
  });
}
