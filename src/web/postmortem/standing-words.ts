import type { PostmortemShown } from '#contract/postmortem.ts';
import { isolated } from '#core/shared/isolated.ts';

/** Where a postmortem stands, as a sentence. */
export function standingWords({ state, handedIn, review }: PostmortemShown): string {
  const changed =
    handedIn?.changedSince === true ? ' Something was changed since; hand it in again to have it read.' : '';
  switch (state) {
    case 'writing':
      return 'It is being written. Everybody can write at the same time; what you type is saved as you go.';
    case 'in-review':
      return `${isolated(handedIn?.by.name ?? 'Somebody')} handed it in for review.${changed}`;
    case 'changes-asked':
      return `${isolated(review?.by.name ?? 'A colleague')} asked for changes.`;
    case 'approved':
      return `${isolated(review?.by.name ?? 'A colleague')} read it and agreed.${changed}`;
    case 'shared':
      return `It is shared.${changed}`;
  }
}
