import { z } from 'zod';
import { accountRole } from './accounts.ts';
import { idParams, instant, route } from './route.ts';

const tag = 'People';
export const contact = z.object({ channel: z.enum(['mail', 'webhook']), address: z.string().trim().min(3).max(2000) });
export const personBody = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.email().max(320).nullable().default(null),
  zone: z.string().max(64).default('UTC'),
  contacts: z.array(contact).max(10).default([]),
});
export const personRow = personBody.extend({
  id: z.string(),
  label: z.string().describe('How they are shown once erased, such as `responder 7`'),
  erased: z.boolean(),
  account: z.object({ role: accountRole, mayPublish: z.boolean() }).nullable(),
});

export const listPeople = route({
  name: 'listPeople',
  method: 'GET',
  path: '/api/v1/people',
  summary: 'Responders and how they are reached.',
  tag,
  needs: 'view',
  answer: z.object({ people: z.array(personRow) }),
});
export const createPerson = route({
  name: 'createPerson',
  method: 'POST',
  path: '/api/v1/people',
  summary: 'Add a person.',
  tag,
  needs: 'administer',
  body: personBody,
  answer: z.object({ id: z.string() }),
  status: 201,
});
export const updatePerson = route({
  name: 'updatePerson',
  method: 'PUT',
  path: '/api/v1/people/:id',
  summary: 'Change a person.',
  tag,
  needs: 'administer',
  params: idParams,
  body: personBody,
  answer: z.object({ id: z.string() }),
});
export const erasePerson = route({
  name: 'erasePerson',
  method: 'POST',
  path: '/api/v1/people/:id/erase',
  summary: 'Erase a person’s name and addresses everywhere; the timeline stays readable.',
  tag,
  needs: 'administer',
  fresh: true,
  params: idParams,
  body: z.object({ confirm: z.literal('erase') }),
  answer: z.object({ id: z.string(), label: z.string() }),
});
export const testContact = route({
  name: 'testContact',
  method: 'POST',
  path: '/api/v1/people/:id/test-page',
  summary: 'Send a test page to a person.',
  tag,
  needs: 'respond',
  params: idParams,
  answer: z.object({ messages: z.int() }),
});

const rotationId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, digits and dashes; at most 64, as the procedure names it');

/** Whether a text is a date and time that the calendar has, to the minute. */
function isLocalTime(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Stand-in for full schedules: a role is filled by name or by a weekly rotation with overrides. */
export const rotation = z.object({
  id: rotationId,
  name: z.string().trim().min(1).max(200),
  zone: z.string().max(64),
  /** Local date and time of the first handoff; every further one is a week later at the same local time. */
  startsOn: z.string().refine(isLocalTime, 'This is not a date and time; write it like 2026-01-31T09:00.'),
  people: z.array(z.string()).max(100),
  overrides: z
    .array(
      z
        .object({ personId: z.string(), fromAt: instant, toAt: instant })
        .refine(({ fromAt, toAt }) => Date.parse(fromAt) < Date.parse(toAt), {
          path: ['toAt'],
          message: 'This ends before it begins.',
        }),
    )
    .max(500)
    .default([]),
});
export const listRotations = route({
  name: 'listRotations',
  method: 'GET',
  path: '/api/v1/rotations',
  summary: 'Weekly rotations and who is on call now.',
  tag,
  needs: 'view',
  answer: z.object({
    rotations: z.array(
      rotation.extend({
        now: z.object({ personId: z.string(), name: z.string(), untilAt: instant.nullable() }).nullable(),
      }),
    ),
    roles: z.array(
      z.object({
        role: z.string(),
        title: z.string(),
        filledBy: z.string(),
        people: z.array(z.object({ id: z.string(), name: z.string() })),
      }),
    ),
  }),
});
export const putRotation = route({
  name: 'putRotation',
  method: 'PUT',
  path: '/api/v1/rotations/:id',
  summary: 'Set a rotation.',
  tag,
  needs: 'administer',
  params: z.object({ id: rotationId }),
  body: rotation.omit({ id: true }),
  answer: rotation,
});
export const whoIsOnCall = route({
  name: 'whoIsOnCall',
  method: 'GET',
  path: '/api/v1/oncall',
  summary: 'Who is on call, per role.',
  tag,
  needs: 'view',
  query: z.object({ space: z.string().max(64).default('real'), at: instant.optional() }),
  answer: z.object({
    at: instant,
    roles: z.array(
      z.object({
        role: z.string(),
        title: z.string(),
        people: z.array(z.object({ id: z.string(), name: z.string() })),
      }),
    ),
  }),
});
