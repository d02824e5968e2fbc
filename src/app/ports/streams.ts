/** Kinds of streams with wake-ups of their own. A drill's keeps how far its scenario has been played. */
export type StreamKind = 'incident' | 'page' | 'plan-run' | 'action-item' | 'drill';
