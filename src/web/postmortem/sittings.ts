/** Saves of one person that lie no further apart belong to one sitting. */
const SITTING_MS = 10 * 60_000;

interface Saved {
  version: number;
  at: string;
  by: { kind: string; id: string | null };
}

/** Of versions, the newest first, the last that each writer saved in one sitting: somebody who types saves often. */
export function lastOfEachSitting<V extends Saved>(versions: readonly V[]): V[] {
  return versions.filter((one, index) => {
    const later = versions[index - 1];
    return later === undefined || !isSame(later, one) || Date.parse(later.at) - Date.parse(one.at) > SITTING_MS;
  });
}

function isSame(one: Saved, other: Saved): boolean {
  return one.by.kind === other.by.kind && one.by.id === other.by.id;
}
