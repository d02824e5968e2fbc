import type { Right } from '#contract/route.ts';
import { useMay, whoMay } from '../session/rights.ts';

/** Says once per page why its actions are disabled, and who can. Nothing for those who may. */
export function ViewerNote({ needs = 'respond' }: { needs?: Right }) {
  const may = useMay(needs);
  if (may) return null;
  return (
    <p role="note">
      <small>You may look but not change this. {whoMay(needs)}</small>
    </p>
  );
}
