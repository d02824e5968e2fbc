/** An action item as a tracker is told of it. No names: who owns it is the desk's to say. */
export interface TrackerItem {
  /** Unguessable and unique for ever; what a lost answer is found by, and the idempotency key where one is taken. */
  id: string;
  title: string;
  text: string;
  dueOn: string | null;
  incidentNumber: number;
  /** Where the desk shows it. */
  link: string;
}

/** What a tracker said of creating an item. */
export type TrackerAnswer =
  | { outcome: 'created'; ref: string; url: string | null }
  /** Nothing was created, and asking again would not help. */
  | { outcome: 'refused'; why: string }
  /** Ask again: it is looked for first, so that it is never there twice. */
  | { outcome: 'retry-later'; why: string; afterMs: number };

/** How an item stands there; `unknown` when nobody could say. */
export type TrackerState = 'open' | 'done' | 'unknown';

/** Keeps action items in another system, over a connection. It never rejects, and its words hold no secret. */
export interface Tracker {
  /** Safe to repeat: what is there already is found, and answered as created. */
  create(connection: string, item: TrackerItem): Promise<TrackerAnswer>;
  /** Asks how it stands; changes nothing there. */
  look(connection: string, ref: string, item: Pick<TrackerItem, 'id'>): Promise<TrackerState>;
}

/** Connections that take action items, by name; a drill has none. */
export interface Trackers {
  list(): Promise<{ connection: string; kind: 'github' | 'webhook'; place: string }[]>;
  /** Null for a connection that is unknown or takes no action items. */
  of(connection: string): Promise<Tracker | null>;
}

/** What a tracker's webhook said: by the reference that the desk keeps, or by the item's own id. */
export type TrackerNews = { state: 'open' | 'done' } & ({ key: string } | { itemId: string });
