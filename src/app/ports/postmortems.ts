import type { ProseSectionId, SectionRevision } from '#core/postmortem/postmortem.ts';

/** A saved text of a part, without the text. */
export type RevisionRow = Omit<SectionRevision, 'body'> & { length: number };

/** What people wrote of postmortems: parts in versions, of which every one is kept. */
export interface Postmortems {
  /** The newest text of each part that somebody has written. */
  current(incidentId: string): Promise<SectionRevision[]>;
  revision(incidentId: string, section: ProseSectionId, version: number): Promise<SectionRevision | null>;
  /** The newest first. */
  history(incidentId: string, section: ProseSectionId, limit: number): Promise<RevisionRow[]>;
  /** Whether this very text was saved after a version. */
  wasSaved(incidentId: string, section: ProseSectionId, body: string, afterVersion: number): Promise<boolean>;
  /** Keeps the next version of a part; false, and nothing is changed, when somebody was faster. */
  add(incidentId: string, revision: SectionRevision): Promise<boolean>;
}
