import * as contract from '#contract/postmortem.ts';
import { PROSE_SECTIONS, type ProseSectionId } from '#core/postmortem/postmortem.ts';
import { toIso } from '#core/shared/instant.ts';
import { bind, type BoundRoute } from '../handlers.ts';
import { commandRoute, withWordsIfAny } from '../incident/command-route.ts';
import { loadIncident } from '../incident/load-incident.ts';
import { Refused } from '../refused.ts';
import { shownActor } from '../room/shown.ts';
import type { Contexts, SpaceContext } from '../space-context.ts';
import { handIn, handInText } from './hand-in.ts';
import { actorNames } from './actor-names.ts';
import { saveSection, type Saved } from './save-section.ts';
import { showPostmortem } from './shown-postmortem.ts';

/** More saved versions of one part than anybody looks through. */
const MOST_VERSIONS = 1000;

/** Every route of postmortems. */
export function postmortemRoutes(contexts: Contexts): BoundRoute[] {
  const { context } = contexts;
  return [
    bind(contract.getPostmortem, async ({ params, query }) => showPostmortem(await context(query.space), params.id)),
    bind(contract.savePostmortemSection, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      const { id } = params;
      const section = sectionOf(params.section);
      return shownSaved(space, await saveSection(space, { id, section, ...body, by: caller.actor }));
    }),
    bind(contract.postmortemHistory, async ({ params, query }) => {
      const space = await context(query.space);
      await loadIncident(space, params.id);
      const rows = await space.storage.postmortems.history(params.id, sectionOf(params.section), MOST_VERSIONS);
      const names = await actorNames(
        space,
        rows.map(({ by }) => by),
      );
      return {
        versions: rows.map(({ version, at, by, length }) => ({
          version,
          at: toIso(at),
          by: shownActor(by, names),
          length,
        })),
      };
    }),
    bind(contract.postmortemRevision, async ({ params, query }) => {
      const space = await context(query.space);
      const { version, at, by, body } = await revisionOf(space, {
        id: params.id,
        section: sectionOf(params.section),
        version: query.version,
      });
      return { version, at: toIso(at), by: shownActor(by, await actorNames(space, [by])), body };
    }),
    bind(contract.restorePostmortemSection, async ({ params, query, body, caller }) => {
      const space = await context(query.space);
      const { id } = params;
      const section = sectionOf(params.section);
      const older = await revisionOf(space, { id, section, version: body.version });
      const newest = (await space.storage.postmortems.current(id)).find((one) => one.section === section);
      if (newest?.version !== body.baseVersion) throw new Refused('version-conflict');
      return shownSaved(
        space,
        await saveSection(space, { id, section, baseVersion: body.baseVersion, body: older.body, by: caller.actor }),
      );
    }),
    bind(contract.handInPostmortem, async ({ params, query, body, caller }) => {
      const { id, version } = await handIn(await context(query.space), params.id, caller.actor, body.expectedVersion);
      return { id, version };
    }),
    commandRoute(contexts, contract.reviewPostmortem, (asking) => {
      const { outcome, note } = asking.body;
      return withWordsIfAny(asking, note, (textId) => ({
        type: 'ReviewPostmortem',
        by: asking.caller.actor,
        outcome,
        textId,
      }));
    }),
    bind(contract.writePostmortem, async ({ params, query, body, caller }) => {
      const { text, expectedVersion } = body;
      const space = await context(query.space);
      const { id, version } = await handInText(space, params.id, { text, by: caller.actor, expectedVersion });
      return { id, version };
    }),
    commandRoute(contexts, contract.sharePostmortem, (asking) =>
      withWordsIfAny(asking, asking.body.note, (textId) => ({
        type: 'SharePostmortem',
        by: asking.caller.actor,
        textId,
      })),
    ),
  ];
}

function sectionOf(name: string): ProseSectionId {
  const section = PROSE_SECTIONS.find((one) => one === name);
  if (section === undefined)
    throw new Refused('not-found', { what: 'part of a postmortem that people write', id: name });
  return section;
}

async function revisionOf(
  space: SpaceContext,
  { id, section, version }: { id: string; section: ProseSectionId; version: number },
) {
  await loadIncident(space, id);
  const revision = await space.storage.postmortems.revision(id, section, version);
  if (revision === null) throw new Refused('not-found', { what: 'version of this part', id: `${version}` });
  return revision;
}

async function shownSaved(space: SpaceContext, { revision, merged }: Saved) {
  const { version, body, at, by } = revision;
  return { version, body, merged, at: toIso(at), by: shownActor(by, await actorNames(space, [by])) };
}
