import { hole, type Hole } from './hole.ts';
import type { Procedure } from './procedure.ts';

/** Promises to tiers that no customer is of; `tiers` are those of the catalogue's customers. */
export function tierHoles({ sla }: Procedure, tiers: readonly string[]): Hole[] {
  return sla.flatMap(({ tier }, index) => {
    if (tiers.includes(tier)) return [];
    const message = `No customer of the catalogue is of the tier ${tier}, so nobody is promised this.`;
    return [hole('sla-tier-unheld', ['sla', index, 'tier'], message)];
  });
}
