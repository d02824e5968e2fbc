/** How the pages of one site link to each other. Paths are those of the site's files. */
export interface SiteLinks {
  /** From a page to another file. */
  to(from: string, path: string): string;
  /** Whether the files are sent by somebody else's server. */
  isPublished: boolean;
}

/** On the desk every page has an address of its own below `/status`. */
export const DESK_LINKS: SiteLinks = {
  to: (_from, path) => (path === 'index.html' ? '/status' : `/status/${path}`),
  isPublished: false,
};

/** Files that stand anywhere, even in a folder on a disk: only relative links are right there. */
export const PUBLISHED_LINKS: SiteLinks = {
  to: (from, path) => '../'.repeat(from.split('/').length - 1) + path,
  isPublished: true,
};
