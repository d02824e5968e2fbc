import { Page } from '../../ui/page.tsx';
import { ViewerNote } from '../../ui/viewer-note.tsx';
import { AgainForm } from './again-form.tsx';
import { NightsForm } from './nights-form.tsx';

/** Nights that are played in seconds, before the next one happens. */
export function RehearsePage() {
  return (
    <Page
      title="Rehearse"
      lead="Play nights in seconds, with your own people, rotations and procedure. Nobody is called, and nothing of it is kept."
    >
      <ViewerNote />
      <NightsForm />
      <AgainForm />
    </Page>
  );
}
