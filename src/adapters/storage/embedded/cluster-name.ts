import { createHash } from 'node:crypto';

/** The name a server shows in its process titles; differs by data folder so that `ps` can tell servers apart. */
export function clusterName(cluster: string): string {
  return `twoam-${createHash('sha256').update(cluster).digest('hex').slice(0, 8)}`;
}
