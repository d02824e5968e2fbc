import type { Right } from '#contract/route.ts';
import { me } from '#contract/accounts.ts';
import { useAnswer } from '../api/use-answer.ts';

const WHO_MAY: Record<Right, string> = {
  public: 'Anybody can do this.',
  view: 'Anybody with an account can do this.',
  respond: 'A responder or an administrator can do this.',
  'publish-procedure': 'Somebody with the right to publish the procedure can do this.',
  administer: 'An administrator can do this.',
};

/** Who may use a right, as a sentence. */
export function whoMay(right: Right): string {
  return WHO_MAY[right];
}

/** Who is signed in. */
export function useMe() {
  return useAnswer(me);
}

/** Whether the signed-in account may; true until it is known, so that buttons do not flicker. */
export function useMay(right: Right): boolean {
  const { data } = useMe();
  return data === undefined || data.rights.includes(right);
}
