import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** A user of the machine that owns nothing; its number is that of `nobody` on Linux. */
const NOBODY = 65_534;

/** As whom a process of its own is started: another user, or why it cannot be one here. */
export function otherUser(): { ids: { uid: number; gid: number }; why: null } | { ids: null; why: string } {
  if (process.getuid?.() !== 0)
    return { ids: null, why: 'the tests do not run as root, who alone may start it as another user' };
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder))
    if ((statSync(folder).mode & 0o005) !== 0o005)
      return { ids: null, why: `another user may not read ${folder}, where this checkout is` };
  return { ids: { uid: NOBODY, gid: NOBODY }, why: null };
}
