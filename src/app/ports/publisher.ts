/** One file to be published; `path` is relative, of letters, digits, dots, dashes and slashes. */
export interface PublishedFile {
  path: string;
  type: string;
  body: string;
}

/** What is to change at a place. The first page comes last, so that nothing it links to is missing. */
export interface SiteChanges {
  /** All files as they should stand. */
  all: PublishedFile[];
  changed: PublishedFile[];
  /** Paths to remove. */
  gone: string[];
}

/** What became of publishing, with the proof, or with the reason in words. */
export type PublishAnswer = { outcome: 'published'; proof: string } | { outcome: 'failed'; why: string };

/** A way to publish files at a place of its kind. It may be repeated and broken off at any instant. */
export interface Publisher {
  publish(changes: SiteChanges): Promise<PublishAnswer>;
}
