import { FirstVisit } from '../now/first-visit.tsx';
import { Page } from '../ui/page.tsx';
import { ViewerNote } from '../ui/viewer-note.tsx';

/** What the empty desk offers, for whoever comes back to it later. */
export function FirstStepsPage() {
  return (
    <Page title="First steps" lead="A night to play, an alert to send, and what the desk keeps for you.">
      <ViewerNote />
      <FirstVisit title="Three things to try" />
    </Page>
  );
}
