import { apiClient } from '#contract/client.ts';

/** Calls the desk this page came from, as the signed-in account. */
export const call = apiClient({ baseUrl: '', fetch: (url, init) => fetch(url, init) });
