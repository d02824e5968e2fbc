import type { handoverPacket } from '#contract/handover.ts';
import type { Room } from '#contract/room.ts';
import type { AnswerOf } from '#contract/route.ts';
import { DANA, LONG, OMER, RTL } from './sample-people.ts';
import type { Minutes } from './sample-room.ts';

type Handover = Room['handovers'][number];
type Packet = AnswerOf<typeof handoverPacket>;

export function sampleHandover(at: Minutes, made: Partial<Handover> = {}): Handover {
  return {
    id: 'hov_1',
    role: 'imoc',
    title: 'Incident manager on call',
    from: DANA,
    candidates: [
      { ...OMER, declined: false, why: 'rested, and it is day there' },
      { ...LONG, declined: false, why: 'on call now and at caution' },
    ],
    asked: OMER,
    cause: 'rest-policy',
    note: null,
    since: at(-3),
    taker: null,
    ...made,
  };
}

/** Rooms in which a role passes on, by the id under which the fake desk shows them. */
export const HANDOVER_ROOMS: Record<string, (at: Minutes, model: Room) => Partial<Room>> = {
  'inc_take-over': (at) => ({
    ...worked(at),
    handovers: [
      sampleHandover(at, {
        from: LONG,
        candidates: [
          { ...DANA, declined: false, why: 'rested, and it is day there' },
          { ...OMER, declined: false, why: 'rested' },
        ],
        asked: DANA,
        note: 'Two restarts did not help. Next: the revert.',
      }),
    ],
  }),
  'inc_handing-over': (at) => ({ ...worked(at), handovers: [sampleHandover(at)] }),
  inc_declined: (at) => ({
    ...worked(at),
    handovers: [
      sampleHandover(at, {
        candidates: [
          { ...OMER, declined: true, why: null },
          { ...LONG, declined: false, why: 'on call now and at caution' },
        ],
        asked: LONG,
      }),
    ],
    unmetHandovers: [
      {
        ...{ id: 'hov_2', role: 'soc', title: 'Support on call', end: 'all-declined', at: at(-4) },
        from: RTL,
        declined: [OMER],
      },
    ],
  }),
  inc_unmet: (at, model) => ({
    ...worked(at),
    roles: tired(at, model),
    unmetHandovers: [
      {
        ...{ id: 'hov_2', role: 'imoc', title: 'Incident manager on call', end: 'all-declined', at: at(-4) },
        from: DANA,
        declined: [OMER, LONG],
      },
    ],
  }),
  inc_relief: (at, model) => ({ ...worked(at), roles: tired(at, model) }),
  inc_narrowed: (at, model) => ({
    ...worked(at),
    roles: tired(at, model),
    narrowings: [
      { role: 'tloc', title: 'Tech lead on call', from: LONG, since: at(-12) },
      { role: 'imoc', title: 'Incident manager on call', from: DANA, since: at(-7) },
    ],
    handovers: [sampleHandover(at, { role: 'soc', title: 'Support on call', from: RTL })],
  }),
};

const worked = (at: Minutes) => ({ phase: 'mitigating', openedAt: at(-260), acknowledgedAt: at(-258) });

/** Dana has managed for three hours and forty minutes. */
function tired(at: Minutes, { roles }: Room): Room['roles'] {
  return roles.map((one) => (one.role === 'imoc' ? { ...one, since: at(-220), level: 'hand-over' } : one));
}

const line = (id: string, sentence: string, text: string | null = null, isNew = false) => ({
  id,
  sentence,
  text,
  isNew,
});

export function samplePacket(handover: Handover, isNew: boolean): Packet {
  return {
    handoverId: handover.id,
    version: 9,
    digest: '0011223344556677',
    role: handover.role,
    title: handover.title,
    from: handover.from,
    isAskedOfYou: true,
    topics: [
      {
        id: 'state',
        title: 'How it stands',
        lines: [
          line('state:a', 'A core feature is hurt for several customers since 17:12 UTC: 3 customers are hurt.'),
          line('state:b', 'Service is not restored.'),
        ],
      },
      {
        id: 'tried',
        title: 'What was tried',
        lines: [
          line(
            'tried:a',
            'Sam Okafor started to restart at 17:20 UTC: it had no effect.',
            'Restarted the access service in both regions.',
          ),
          ...(isNew
            ? [
                line(
                  'tried:b',
                  'Sam Okafor started to revert Access control at 17:41 UTC: it is still going on.',
                  null,
                  true,
                ),
              ]
            : []),
        ],
      },
      {
        id: 'suspects',
        title: 'What is suspected',
        lines: [line('suspects:a', 'Access control for all services is a strong suspect.')],
      },
      {
        id: 'promises',
        title: 'What was promised',
        lines: [line('promises:a', 'Customers who are hurt: told to hear next at 18:00 UTC.')],
      },
      {
        id: 'duties',
        title: 'What is owed next',
        lines: [line('duties:a', '“Update customers” is due at 18:00 UTC; TwoAM does it by itself.')],
      },
      {
        id: 'watch',
        title: 'What to watch',
        lines: [line('watch:a', 'Restoring service for Acme is due at 19:12 UTC by the contract.')],
      },
    ],
  };
}
