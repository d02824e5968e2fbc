import { z } from 'zod';
import { atIncident, commandAnswer, expectingVersion, onIncident, words } from './incident-command.ts';
import { personRef } from './person-ref.ts';
import { idParams, route, spaceQuery } from './route.ts';

const role = z.string().max(64);
const handoverId = z.string().max(64);
const why = z
  .string()
  .nullable()
  .describe('The level, and whether it is day there; nothing else is said of anybody’s rest, nor where they are');

const tag = 'Handover and rest';
const on = { ...onIncident, tag } as const;

export const packetTopic = z.enum(['state', 'tried', 'suspects', 'promises', 'duties', 'watch']);

export const proposeHandover = route({
  ...on,
  name: 'proposeHandover',
  path: atIncident('hand-over'),
  summary: 'Ask somebody to take a role over, or whoever is rested; its holder keeps it until they have read back.',
  body: z.object({
    ...expectingVersion,
    role,
    toPersonId: z.string().max(64).nullable().default(null).describe('Left out: whoever is rested and can be reached'),
    note: words().optional(),
  }),
  answer: commandAnswer.extend({
    handoverId: z.string(),
    candidates: z.array(personRef.extend({ why })),
    warning: z.string().nullable().describe('Set when whoever was named needs relief themselves; they are asked'),
  }),
});
export const reliefOutlook = route({
  name: 'reliefOutlook',
  method: 'GET',
  path: atIncident('relief'),
  summary: 'Who would be asked to take a role over now, and why; or how somebody is whom you would ask by name.',
  tag,
  needs: 'respond',
  params: idParams,
  query: spaceQuery.extend({
    role,
    to: z.string().max(64).optional().describe('Somebody whom you would ask by name'),
  }),
  answer: z.object({
    candidates: z.array(personRef.extend({ why })).describe('In the order in which they would be asked'),
    warning: z.string().nullable().describe('Set when whoever is named needs relief themselves; asking is possible'),
  }),
});
export const handoverPacket = route({
  name: 'handoverPacket',
  method: 'GET',
  path: atIncident('hand-over/:handoverId'),
  summary: 'What whoever takes over must know, in sentences, with the digest that taking over needs.',
  tag,
  needs: 'view',
  params: idParams.extend({ handoverId }),
  query: spaceQuery.extend({
    since: z.coerce.number().int().min(1).optional().describe('Version that was read before; what came after is new'),
    read: z.string().max(64).optional().describe('In its place: the digest of the packet that was read before'),
  }),
  answer: z.object({
    handoverId: z.string(),
    version: z.int(),
    digest: z.string().describe('Changes as soon as anything does that matters'),
    role: z.string(),
    title: z.string(),
    from: personRef,
    isAskedOfYou: z.boolean(),
    topics: z.array(
      z.object({
        id: packetTopic,
        title: z.string(),
        lines: z.array(
          z.object({ id: z.string(), sentence: z.string(), text: z.string().nullable(), isNew: z.boolean() }),
        ),
      }),
    ),
  }),
});
export const takeOver = route({
  ...on,
  name: 'takeOver',
  path: atIncident('hand-over/take'),
  summary:
    'Take the role over, or several at once: every part of the packet confirmed, and read back in your own words.',
  body: z.object({
    ...expectingVersion,
    handoverId,
    also: z.array(handoverId).max(20).optional().describe('Further handovers that the same read-back takes over'),
    digest: z.string().max(64).describe('Of the packet that you have read'),
    confirmed: z.array(packetTopic).max(20),
    readBack: words(4000),
  }),
});
export const declineHandover = route({
  ...on,
  name: 'declineHandover',
  path: atIncident('hand-over/decline'),
  summary: 'You cannot take over now; the next candidate is asked.',
  body: z.object({
    ...expectingVersion,
    handoverId,
    also: z.array(handoverId).max(20).optional().describe('Further handovers that you cannot take over either'),
    reason: words(2000).optional(),
  }),
});
export const withdrawHandover = route({
  ...on,
  name: 'withdrawHandover',
  path: atIncident('hand-over/withdraw'),
  summary: 'Call a handover off; nobody is asked any longer.',
  body: z.object({ ...expectingVersion, handoverId }),
});
export const overrideRest = route({
  ...on,
  name: 'overrideRest',
  path: atIncident('keep-on'),
  summary: 'Keep your role although you need relief, for a time and with a reason. It is held against nobody.',
  body: z.object({ ...expectingVersion, role, minutes: z.int().min(1).max(240), reason: words(2000) }),
});
export const liftNarrowing = route({
  ...on,
  name: 'liftNarrowing',
  path: atIncident('narrowing/lift'),
  summary: 'Let everything be done again, with a reason, although nobody has taken over.',
  body: z.object({ ...expectingVersion, reason: words(2000) }),
});
