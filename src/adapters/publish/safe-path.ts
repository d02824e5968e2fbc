/** Whether a file's path stays below the place it is written to, whatever that place makes of it. */
export function isSafePath(path: string): boolean {
  const parts = path.split('/');
  return path.length <= 200 && parts.every((part) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(part) && !part.includes('..'));
}
