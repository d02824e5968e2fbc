import { writeMarkdown } from '#core/postmortem/export/write-markdown.ts';
import { writePage } from '#core/postmortem/export/write-page.ts';
import { writeSlides } from '#core/postmortem/export/write-slides.ts';
import type { PostmortemDocument } from '#core/postmortem/document.ts';
import type { KnownNames } from '#core/postmortem/mask-words.ts';
import { namelessNames, publicTextIds, withoutNames, type MaskedIn } from '#core/postmortem/without-names.ts';
import { listedActionItems } from '../actions/listed-action-items.ts';
import { documentOf, gatherPostmortem } from '../postmortem/assemble-postmortem.ts';
import type { SpaceContext } from '../space-context.ts';

export type ExportForm = 'markdown' | 'page' | 'slides';

/** A postmortem in one of its forms, with or without names. */
export async function exportPostmortem(
  context: SpaceContext,
  incidentId: string,
  form: ExportForm,
  isNameless: boolean,
): Promise<string> {
  const document = isNameless
    ? (await namelessPostmortem(context, incidentId)).document
    : await wholePostmortem(context, incidentId);
  const { name: company } = await context.company();
  const options = { company, madeAt: context.clock.now(), isNameless };
  switch (form) {
    case 'markdown':
      return writeMarkdown(document);
    case 'page':
      return writePage(document, options);
    case 'slides':
      return writeSlides(document, options);
  }
}

async function wholePostmortem(context: SpaceContext, incidentId: string): Promise<PostmortemDocument> {
  const parts = await gatherPostmortem(context, incidentId);
  return documentOf(parts, await listedActionItems(context, incidentId), context.clock.now());
}

/** The document as it is made without names from the start, with what was masked in people's own words. */
export async function namelessPostmortem(
  context: SpaceContext,
  incidentId: string,
): Promise<{ document: PostmortemDocument; masked: MaskedIn[] }> {
  const parts = await gatherPostmortem(context, incidentId);
  const open = publicTextIds(parts.events, parts.procedure);
  const title = parts.incident.titleTextId;
  const document = documentOf(
    {
      ...parts,
      names: namelessNames(parts.events, parts.procedure, parts.names),
      texts: new Map([...parts.texts].filter(([id]) => open.has(id) || id === title)),
    },
    await listedActionItems(context, incidentId),
    context.clock.now(),
  );
  return withoutNames(document, await knownNames(context), parts.procedure);
}

async function knownNames(context: SpaceContext): Promise<KnownNames> {
  const [people, { customers }, { publicUrl }] = await Promise.all([
    context.storage.people.list(),
    context.storage.catalogue.get(),
    context.company(),
  ]);
  return {
    people: people.map(({ name }) => name),
    customers: customers.map(({ name }) => name),
    hosts: URL.canParse(publicUrl) ? [new URL(publicUrl).hostname] : [],
  };
}
