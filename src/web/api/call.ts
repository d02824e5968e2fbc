import { apiClient, type Call } from '#contract/client.ts';
import { askForProof, renewalsSoFar, wasRenewedSince } from './proof-state.ts';
import { isRefusal } from './refusal.ts';

const ask = apiClient({ baseUrl: '', fetch: (url, init) => fetch(url, init) });

/**
 * Calls the desk this page came from, as the signed-in account. Where that needs a fresh proof of who they are, the
 * page asks for it and then does what was asked for, so that nothing is typed twice.
 */
export const call: Call = async (route, input) => {
  const before = renewalsSoFar();
  try {
    return await ask(route, input);
  } catch (error) {
    const again =
      (isRefusal(error, 'prove-again') && (await askForProof())) ||
      (isRefusal(error, 'not-signed-in') && (await wasRenewedSince(before)));
    if (again) return ask(route, input);
    throw error;
  }
};
