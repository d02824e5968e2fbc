import { apiClient, type Call } from '#contract/client.ts';
import { askForProof, renewalIsOver } from './proof-state.ts';
import { isRefusal } from './refusal.ts';

/** Calls the desk once, as what renews the session must: it waits for no proof, and for no renewal. */
export const callOnce: Call = apiClient({ baseUrl: '', fetch: (url, init) => fetch(url, init) });

/**
 * Calls the desk this page came from, as the signed-in account. Where that needs a fresh proof of who they are, the
 * page asks for it and then does what was asked for, so that nothing is typed twice. What went with the cookie of before
 * a proof, here or in another tab, goes again with the new one.
 */
export const call: Call = async (route, input) => {
  try {
    return await callOnce(route, input);
  } catch (error) {
    const again =
      (isRefusal(error, 'prove-again') && (await askForProof())) ||
      (isRefusal(error, 'not-signed-in') && (await renewalIsOver()));
    if (again) return callOnce(route, input);
    throw error;
  }
};
