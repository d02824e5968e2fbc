import { z } from 'zod';
import { idParams, instant, route } from './route.ts';
import { stepConformance } from './space.ts';

const tag = 'Game days';
const none = z.object({});

export const gameDayChannel = z.enum(['mail', 'webhook']);
const answerOf = z.enum(['asked', 'agreed', 'declined']);
const speed = z.number().min(1, 'People cannot play slower than life.').max(60).describe('1 is real speed');
const invited = z.object({ personId: z.string().min(1).max(64), role: z.string().min(1).max(64) });

const invitation = z.object({
  personId: z.string(),
  name: z.string(),
  role: z.string(),
  roleTitle: z.string(),
  answer: answerOf,
  channels: z.array(gameDayChannel).describe('Real channels by which they agreed to be reached'),
});

export const gameDay = z.object({
  id: z.string().describe('Also the id of its space, once it has started'),
  title: z.string(),
  scenario: z.string().nullable().describe('Null: its leader brings every signal by hand'),
  scenarioTitle: z.string(),
  startsAt: instant.describe('When people are asked to be there'),
  speed: z.number(),
  state: z.enum(['planned', 'running', 'paused', 'ended']),
  leader: z.string().nullable(),
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  now: instant.nullable().describe('Its own time; null before it starts'),
  invitations: z.array(invitation),
  incidentIds: z.array(z.string()),
});
export type GameDay = z.output<typeof gameDay>;

export const listGameDays = route({
  name: 'listGameDays',
  method: 'GET',
  path: '/api/v1/game-days',
  summary: 'Game days, the latest plan first, and what one can be planned with.',
  tag,
  needs: 'view',
  query: none,
  answer: z.object({
    gameDays: z.array(gameDay),
    scenarios: z.array(z.object({ id: z.string(), title: z.string(), summary: z.string() })),
    roles: z.array(z.object({ id: z.string(), title: z.string() })),
  }),
});
export const getGameDay = route({
  name: 'getGameDay',
  method: 'GET',
  path: '/api/v1/game-days/:id',
  summary: 'One game day, who was asked, and what they said.',
  tag,
  needs: 'view',
  params: idParams,
  query: none,
  answer: gameDay,
});
export const planGameDay = route({
  name: 'planGameDay',
  method: 'POST',
  path: '/api/v1/game-days',
  summary: 'Plan a game day and ask people to play in it.',
  tag,
  needs: 'publish-procedure',
  query: none,
  status: 201,
  body: z.object({
    title: z.string().trim().min(1).max(120),
    scenario: z.string().max(64).nullable().default(null),
    startsAt: instant,
    speed: speed.default(1),
    invitations: z.array(invited).max(50).default([]),
  }),
  answer: gameDay,
});
export const inviteToGameDay = route({
  name: 'inviteToGameDay',
  method: 'POST',
  path: '/api/v1/game-days/:id/invitations',
  summary: 'Ask one more person, before it starts.',
  tag,
  needs: 'publish-procedure',
  params: idParams,
  query: none,
  body: invited,
  answer: gameDay,
});
export const answerInvitation = route({
  name: 'answerInvitation',
  method: 'PUT',
  path: '/api/v1/game-days/:id/answer',
  summary:
    'Agree or decline for yourself, and say which of your real channels may be used. Can be changed until the end.',
  tag,
  needs: 'view',
  params: idParams,
  query: none,
  body: z.object({
    answer: z.enum(['agreed', 'declined']),
    channels: z.array(gameDayChannel).max(2).default([]),
  }),
  answer: z.object({ id: z.string(), answer: answerOf, channels: z.array(gameDayChannel) }),
});
export const myInvitations = route({
  name: 'myInvitations',
  method: 'GET',
  path: '/api/v1/me/game-days',
  summary: 'Game days that you are asked to play in and that have not ended.',
  tag,
  needs: 'view',
  query: none,
  answer: z.object({
    invitations: z.array(
      z.object({
        gameDayId: z.string(),
        title: z.string(),
        leader: z.string().nullable(),
        startsAt: instant,
        state: z.enum(['planned', 'running', 'paused']),
        roleTitle: z.string(),
        answer: answerOf,
        ways: z
          .array(z.object({ channel: gameDayChannel, address: z.string(), agreed: z.boolean() }))
          .describe('Your own addresses, one a channel, and whether they may be used'),
      }),
    ),
  }),
});
export type MyInvitation = z.output<typeof myInvitations.answer>['invitations'][number];

export const startGameDay = route({
  name: 'startGameDay',
  method: 'POST',
  path: '/api/v1/game-days/:id/start',
  summary: 'Start a game day with those who agreed.',
  tag,
  needs: 'publish-procedure',
  params: idParams,
  query: none,
  answer: gameDay,
});
export const setGameDayClock = route({
  name: 'setGameDayClock',
  method: 'POST',
  path: '/api/v1/game-days/:id/clock',
  summary: 'Pause a game day, let it go on, or change its speed.',
  tag,
  needs: 'publish-procedure',
  params: idParams,
  query: none,
  body: z.object({ paused: z.boolean().optional(), speed: speed.optional() }),
  answer: gameDay,
});
export const injectSignal = route({
  name: 'injectSignal',
  method: 'POST',
  path: '/api/v1/game-days/:id/signals',
  summary: 'Bring an alert or a support report into a game day that runs.',
  tag,
  needs: 'publish-procedure',
  params: idParams,
  query: none,
  status: 202,
  body: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('alert'),
      title: z.string().trim().min(1).max(300),
      details: z.string().trim().max(20_000).default(''),
      service: z.string().trim().max(200).nullable().default(null),
      status: z.enum(['firing', 'resolved']).default('firing'),
      key: z
        .string()
        .trim()
        .min(1)
        .max(255)
        .nullable()
        .default(null)
        .describe('Alerts of one key are one alert; the title when absent'),
    }),
    z.object({
      kind: z.literal('report'),
      title: z.string().trim().min(1).max(300),
      details: z.string().trim().max(20_000).default(''),
      featureId: z.string().max(64).nullable().default(null),
      customer: z.string().trim().max(200).nullable().default(null),
      key: z
        .string()
        .trim()
        .max(255)
        .nullable()
        .default(null)
        .describe('A repeat with the same key is the same report'),
    }),
  ]),
  answer: z.object({ id: z.string() }),
});
export const endGameDay = route({
  name: 'endGameDay',
  method: 'POST',
  path: '/api/v1/game-days/:id/end',
  summary: 'End a game day. Its time stands still, nothing leaves it any more, and its report stays.',
  tag,
  needs: 'publish-procedure',
  params: idParams,
  query: none,
  answer: gameDay,
});
export const removeGameDay = route({
  name: 'removeGameDay',
  method: 'DELETE',
  path: '/api/v1/game-days/:id',
  summary: 'Call off a game day that has not started, or remove one that has ended with all that is in it.',
  tag,
  needs: 'publish-procedure',
  params: idParams,
  query: none,
  answer: z.object({ id: z.string() }),
});
export const gameDayReport = route({
  name: 'gameDayReport',
  method: 'GET',
  path: '/api/v1/game-days/:id/report',
  summary: 'What a game day came to: figures, and each incident with its timeline and due against done.',
  tag,
  needs: 'view',
  params: idParams,
  query: none,
  answer: z.object({
    title: z.string(),
    figures: z.array(z.object({ title: z.string(), here: z.string() })),
    incidents: z.array(
      z.object({
        id: z.string(),
        number: z.int(),
        timeline: z.array(z.object({ at: instant, sentence: z.string() })),
        conformance: z.array(stepConformance),
      }),
    ),
  }),
});
