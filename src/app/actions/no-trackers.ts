import type { Trackers } from '../ports/trackers.ts';

/** Nothing outside takes action items: in a drill, and where no connection was set up for it. */
export const noTrackers: Trackers = { list: async () => [], of: async () => null };
