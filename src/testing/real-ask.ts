import { guardedAsk } from '#adapters/channels/ask.ts';

/** How the desk asks addresses outside, as `main` hands it to executors. */
export const realAsk = guardedAsk();
