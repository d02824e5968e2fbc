import type { Caller } from '#app/caller.ts';
import type { Right } from '#contract/route.ts';

/** What a role may do; publishing a procedure is a right of its own that an account can have on top. */
export function rightsOf(role: Caller['role'], mayPublish: boolean): Set<Right> {
  const rights = new Set<Right>(['public', ...BY_ROLE[role]]);
  if (mayPublish) rights.add('publish-procedure');
  return rights;
}

const BY_ROLE: Record<Caller['role'], Right[]> = {
  viewer: ['view'],
  responder: ['view', 'respond'],
  admin: ['view', 'respond', 'publish-procedure', 'administer'],
};

/** A right as a refusal names it. */
export const RIGHT_WORDS: Record<Right, string> = {
  public: 'no right at all',
  view: 'the right to view',
  respond: 'the right to respond',
  'publish-procedure': 'the right to publish procedures',
  administer: 'the right to administer',
};
