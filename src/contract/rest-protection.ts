import { z } from 'zod';
import { instant, route, spaceQuery } from './route.ts';

const named = z.object({ id: z.string(), name: z.string() });
const duty = z.object({ rotation: named, person: named, fromAt: instant, toAt: instant });

const conflict = duty.extend({
  candidates: z.array(named).describe('Who could take over, the best first; none when nobody is rested'),
});
export type ShownConflict = z.output<typeof conflict>;

const tag = 'People';
export const getRestProtection = route({
  name: 'getRestProtection',
  method: 'GET',
  path: '/api/v1/rest-protection',
  summary: 'Who rests after a night of work and until when, and the duty that would fall into it.',
  tag,
  needs: 'view',
  answer: z.object({
    protections: z.array(
      z.object({
        person: named,
        untilAt: instant,
        works: z.boolean().describe('They still work, so that the rest lasts at least until then'),
      }),
    ),
    conflicts: z.array(conflict).describe('Duty that nobody has taken over yet'),
    covered: z.array(duty.extend({ cover: named })),
  }),
});
export type RestProtection = z.output<typeof getRestProtection.answer>;

export const swapCover = route({
  name: 'swapCover',
  method: 'POST',
  path: '/api/v1/rest-protection/swap',
  summary: 'Let somebody take over duty that falls into another’s rest; both are told. A repeat is harmless.',
  tag,
  needs: 'respond',
  query: spaceQuery,
  body: z.object({
    rotationId: z.string().max(64),
    personId: z.string().max(64).describe('Who rests'),
    coverId: z.string().max(64).optional().describe('Who takes over; by default the best candidate'),
  }),
  answer: duty.extend({ id: z.string().describe('Of the rotation'), cover: named }),
});
