import type { Actor } from '../shared/actor.ts';
import type { Instant } from '../shared/instant.ts';

/** Parts that people write, in the order in which they are read. */
export const PROSE_SECTIONS = ['summary', 'causes', 'what-went-well', 'what-hurt', 'lessons'] as const;
export type ProseSectionId = (typeof PROSE_SECTIONS)[number];

/** Parts that are projected from the incident's stream and never edited. */
export type FactSectionId = 'impact' | 'timeline' | 'clocks' | 'decisions' | 'communication' | 'conformance' | 'night';

/** All parts of a postmortem as they are read and exported; `actions` lists the action items. */
export const POSTMORTEM_ORDER = [
  'summary',
  'impact',
  'timeline',
  'causes',
  'decisions',
  'communication',
  'clocks',
  'conformance',
  'night',
  'what-went-well',
  'what-hurt',
  'lessons',
  'actions',
] as const satisfies readonly PartId[];

export type PartId = ProseSectionId | FactSectionId | 'actions';

/** One saved text of a part. Versions count from 1; 0 stands for the part that nobody has written yet. */
export interface SectionRevision {
  section: ProseSectionId;
  version: number;
  body: string;
  by: Actor;
  at: Instant;
}

/** Where something that is said of the incident comes from. */
export interface FactSource {
  /** Position of the event in the incident's stream, from 1. */
  seq: number;
  /** The event's type. */
  type: string;
}

/** The events that show a statement; never without one. */
export type FactSources = [FactSource, ...FactSource[]];

/** A statement of the facts with the events that show it. */
export interface SourcedFact {
  at: Instant | null;
  sentence: string;
  /** Words that somebody wrote, or that went out. */
  text: string | null;
  sources: FactSources;
  /** For a decision: what was known at that time, each with the events that told it. */
  known: { sentence: string; sources: FactSources }[];
}
