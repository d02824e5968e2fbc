import type { Caller } from '#app/caller.ts';
import { Refused } from '#app/refused.ts';
import type { Right } from '#contract/route.ts';
import type { Auth, SignedIn } from '../auth/auth.ts';
import { rightsOf } from '../auth/rights-of.ts';

/** Somebody with a role, by cookie: `session=<role>`. */
export function signedInAs(role: Caller['role'], rights: Set<Right> = rightsOf(role, false)): SignedIn {
  const caller: Caller = {
    actor: { kind: 'person', id: `per_${role}` },
    accountId: `acc_${role}`,
    personId: `per_${role}`,
    name: `Dana the ${role}`,
    email: `${role}@example.com`,
    role,
    rights,
  };
  return { caller, by: 'cookie', sessionId: `session of ${role}` };
}

export interface FakeAuth extends Auth {
  /** Cookies and bearer tokens that are known. */
  known: Map<string, SignedIn>;
}

/** Login in memory: the cookies `session=viewer|responder|admin`, the password `right horse battery`. */
export function fakeAuth(): FakeAuth {
  const roles = ['viewer', 'responder', 'admin'] as const;
  const known = new Map(roles.map((role) => [`session=${role}`, signedInAs(role)]));
  return {
    known,
    resolve: async (headers) => {
      const signedIn = known.get(headers.authorization ?? headers.cookie ?? '');
      return signedIn === undefined ? null : { signedIn, setCookies: [] };
    },
    signIn: async ({ password }) => {
      if (password !== 'right horse battery') throw new Refused('bad-credentials');
      return { signedIn: signedInAs('responder'), setCookies: ['session=responder; HttpOnly'] };
    },
    signOut: async (headers) => {
      const signedIn = known.get(headers.cookie ?? '');
      known.delete(headers.cookie ?? '');
      return { sessionId: signedIn?.sessionId ?? null, setCookies: ['session=; Max-Age=0'] };
    },
    lookAtLink: async () => {
      throw new Refused('link-used-up');
    },
    acceptLink: async () => {
      throw new Refused('link-used-up');
    },
    changePassword: async () => [],
    isFresh: async () => true,
    hasPassword: async () => true,
    provePassword: async (signedIn) => ({ signedIn, setCookies: [] }),
    makeAccountLink: async () => {
      throw new Refused('not-found', { what: 'account', id: 'nobody' });
    },
    administratorNames: async () => ['Avi Cohen', 'Noa Levi'],
  };
}
