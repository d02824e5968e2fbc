/**
 * How the desk calls an issue, by its page's address: `github.com/owner/name#7`, in lower case as GitHub compares them.
 * Null for an address that is no issue's.
 */
export function issueKey(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host, pathname } = new URL(address);
  const parts = /^\/([\w.-]{1,100})\/([\w.-]{1,100})\/issues\/(\d{1,10})$/.exec(pathname);
  if (!/^https?:$/.test(protocol) || parts === null) return null;
  return `${host}/${parts[1]}/${parts[2]}#${parts[3]}`.toLowerCase();
}

/** The repository and number in such a key; null for another text. */
export function issueOf(key: string): { repository: string; number: number } | null {
  const parts = /^[^/]+\/([\w.-]+\/[\w.-]+)#(\d{1,10})$/.exec(key);
  return parts?.[1] === undefined ? null : { repository: parts[1], number: Number(parts[2]) };
}
