import { changeRow } from '#app/change/change-row.ts';
import { askGate, overrideGate } from '#contract/gate.ts';
import { fromIso } from '#core/shared/instant.ts';
import { call, type Beat } from '../scenario.ts';

/** Sunday’s deployment: four services at once. That it went out on a quiet Sunday is told in the talk, its words are invented. */
export const RBAC_CHANGE_ID = 'drill-change-rbac';
const KEY = 'rbac-rollout';
const SERVICES = ['access', 'environments', 'api', 'web'];
const TITLE = 'New access control: first customers migrated';
const AUTHOR = 'Omar Haddad';

const QUESTION = { title: TITLE, services: SERVICES, author: AUTHOR, key: KEY, version: 'rbac-1', legacy: true };

const INVENTED = { who: 'tloc', origin: 'invented', then: null } as const;

const ASKED: Beat = {
  ...INVENTED,
  id: 'gate',
  at: '-1 17:00',
  does: 'Omar’s pipeline asked the gate.',
  actions: [call(askGate, { body: QUESTION })],
};

const WENT_OUT: Omit<Beat, 'does'> = {
  ...INVENTED,
  id: 'went-out',
  at: '-1 17:01',
  actions: [
    {
      kind: 'record-change',
      change: changeRow({
        id: RBAC_CHANGE_ID,
        title: TITLE,
        description:
          'Roles and permissions move out of each service into one of their own. Customers are migrated in groups; the first group is in.',
        services: SERVICES,
        at: fromIso('2018-11-18T17:00:00+02:00'),
        author: AUTHOR,
        version: 'rbac-1',
        key: KEY,
      }),
    },
  ],
};

/** As it was: nobody had a way back, and it went out. The gate stops it, and the cast, as in 2018, lets nothing stop them. */
export const SUNDAY: Beat[] = [
  ASKED,
  {
    ...WENT_OUT,
    does: 'As in 2018, when no gate was there to stop it, the deployment went out all the same, by hand and past the gate.',
  },
];

/** The second telling: somebody answers for it, by name and with a reason. */
export const SUNDAY_OVERRIDDEN: Beat[] = [
  ASKED,
  {
    ...INVENTED,
    id: 'override',
    at: '-1 17:00',
    does: 'Omar let it through, with his name and a reason.',
    actions: [
      call(overrideGate, {
        body: {
          ...QUESTION,
          override: { by: AUTHOR, reason: 'The first customers were told that they are migrated on Sunday.' },
        },
      }),
    ],
  },
  {
    ...WENT_OUT,
    does: 'The deployment went out and was recorded with its four services, and with what the gate had said.',
  },
];
