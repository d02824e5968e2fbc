import { z } from 'zod';
import { PROSE_SECTIONS, POSTMORTEM_ORDER } from '#core/postmortem/postmortem.ts';
import { phase } from './incident.ts';
import { commandAnswer, expectingVersion, onIncident, atIncident, words } from './incident-command.ts';
import { actorRef, personRef } from './person-ref.ts';
import { duty } from './room.ts';
import { idParams, instant, route, spaceQuery } from './route.ts';

const tag = 'Postmortems';
const at = (name: string) => `/api/v1/incidents/:id/postmortem${name}`;

/** More than the longest part that anybody reads. */
export const MOST_CHARACTERS = 100_000;

const sectionId = z.enum(PROSE_SECTIONS);
const sectionParams = idParams.extend({ section: z.string().min(1).max(32).describe(PROSE_SECTIONS.join(', ')) });
const body = z.string().max(MOST_CHARACTERS);
const source = z.object({ seq: z.int(), type: z.string() });

const factShown = z.object({
  at: instant.nullable(),
  sentence: z.string(),
  text: z.string().nullable(),
  sources: z.array(source).min(1).describe('The events of the incident that show it'),
  known: z
    .array(z.object({ sentence: z.string(), sources: z.array(source).min(1) }))
    .describe('For a decision: what was known at that time'),
});
export type FactShown = z.output<typeof factShown>;

const saved = z.object({ version: z.int(), at: instant, by: actorRef });

const proseShown = z.object({
  kind: z.literal('prose'),
  id: sectionId,
  title: z.string(),
  prompts: z.array(z.string()).describe('What its writers are asked'),
  body: z.string(),
  version: z.int().describe('0 while nobody has written it'),
  saved: saved.nullable(),
});
export type ProseShown = z.output<typeof proseShown>;

const partShown = z.discriminatedUnion('kind', [
  proseShown,
  z.object({ kind: z.literal('facts'), id: z.string(), title: z.string(), facts: z.array(factShown) }),
  z.object({ kind: z.literal('actions'), id: z.literal('actions'), title: z.string() }),
]);
export type PartShown = z.output<typeof partShown>;

export const postmortemShown = z.object({
  id: z.string(),
  number: z.int(),
  title: z.string(),
  priority: z.string().nullable(),
  phase,
  openedAt: instant,
  resolvedAt: instant.nullable(),
  /** The incident's version, for commands that must not overtake anybody. */
  version: z.int(),
  state: z.enum(['writing', 'in-review', 'changes-asked', 'approved', 'shared']),
  handedIn: z.object({ at: instant, by: actorRef, changedSince: z.boolean() }).nullable(),
  review: z
    .object({ outcome: z.enum(['approved', 'changes-asked']), at: instant, by: actorRef, note: z.string().nullable() })
    .nullable(),
  shared: z
    .object({
      at: instant,
      to: z.array(
        z.object({ reader: z.string(), state: z.enum(['waiting', 'sent', 'kept', 'failed']), at: instant.nullable() }),
      ),
    })
    .nullable()
    .describe('To whom it went by mail, and what became of each'),
  stakeholders: z.array(z.string()).describe('To whom sharing sends it, by mail'),
  duties: z.array(duty).describe('What the procedure asks for this postmortem and is still open'),
  reviewers: z.array(personRef).describe('People who took part and may read it for its writer'),
  parts: z.array(partShown).describe(`In this order: ${POSTMORTEM_ORDER.join(', ')}`),
  ideas: z.array(z.object({ id: z.string(), text: z.string(), at: instant, by: actorRef })),
});
export type PostmortemShown = z.output<typeof postmortemShown>;

const savedAnswer = z.object({
  version: z.int(),
  body: z.string().describe('The part as it is stored now'),
  merged: z.boolean().describe('Whether it holds what a colleague saved meanwhile as well'),
  at: instant,
  by: actorRef,
});
export type SavedAnswer = z.output<typeof savedAnswer>;

export const getPostmortem = route({
  name: 'getPostmortem',
  method: 'GET',
  path: at(''),
  summary:
    'The postmortem: facts with their sources, parts that people write, parked ideas. It opens itself once the incident is resolved.',
  tag,
  needs: 'view',
  params: idParams,
  answer: postmortemShown,
});

export const savePostmortemSection = route({
  name: 'savePostmortemSection',
  method: 'PUT',
  path: at('/sections/:section'),
  summary:
    'Save a part, based on the version that was seen. What a colleague saved meanwhile is merged; the same lines changed by both are refused with `postmortem-conflict`, both texts in its details, and nothing is stored.',
  tag,
  needs: 'respond',
  params: sectionParams,
  body: z.strictObject({ baseVersion: z.int().min(0), body }),
  answer: savedAnswer,
  keepsVersions: true,
});

export const postmortemHistory = route({
  name: 'postmortemHistory',
  method: 'GET',
  path: at('/sections/:section/history'),
  summary: 'The saved versions of a part, the newest first.',
  tag,
  needs: 'view',
  params: sectionParams,
  answer: z.object({
    versions: z.array(z.object({ version: z.int(), at: instant, by: actorRef, length: z.int() })),
  }),
});

export const postmortemRevision = route({
  name: 'postmortemRevision',
  method: 'GET',
  path: at('/sections/:section/revision'),
  summary: 'One saved version of a part.',
  tag,
  needs: 'view',
  params: sectionParams,
  query: spaceQuery.extend({ version: z.coerce.number().int().min(1).max(2_147_483_647) }),
  answer: saved.extend({ body: z.string() }),
});

export const restorePostmortemSection = route({
  name: 'restorePostmortemSection',
  method: 'POST',
  path: at('/sections/:section/restore'),
  summary: 'Make an older version of a part the newest again. Nothing is lost: it becomes a version of its own.',
  tag,
  needs: 'respond',
  params: sectionParams,
  body: z.strictObject({ version: z.int().min(1).max(2_147_483_647), baseVersion: z.int().min(1) }),
  answer: savedAnswer,
});

export const handInPostmortem = route({
  name: 'handInPostmortem',
  method: 'POST',
  path: at('/hand-in'),
  summary: 'Hand the postmortem in for review, as it is now. Its duty is done.',
  tag,
  needs: 'respond',
  params: idParams,
  body: z.object(expectingVersion),
  answer: commandAnswer,
});

export const reviewPostmortem = route({
  name: 'reviewPostmortem',
  method: 'POST',
  path: at('/review'),
  summary: 'Agree with what was handed in, or ask for changes. Somebody else than who handed it in.',
  tag,
  needs: 'respond',
  params: idParams,
  body: z.object({
    ...expectingVersion,
    outcome: z.enum(['approved', 'changes-asked']),
    note: words(4000).optional(),
  }),
  answer: commandAnswer,
});

export const writePostmortem = route({
  ...onIncident,
  name: 'writePostmortem',
  path: atIncident('postmortem'),
  summary: 'Add a text to the summary of the postmortem and hand it in for review, in one go.',
  body: z.object({ ...expectingVersion, text: words(100_000) }),
});
export const sharePostmortem = route({
  ...onIncident,
  name: 'sharePostmortem',
  path: atIncident('postmortem/share'),
  summary: 'Share the postmortem, as it was handed in, with the stakeholders by mail.',
  body: z.object({ ...expectingVersion, note: words(2000).optional() }),
});
