import { getStatusPage } from '#contract/status-page.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { ViewerNote } from '../../ui/viewer-note.tsx';
import { StatusComponents } from './components.tsx';
import { Maintenances } from './maintenances.tsx';
import { Publications } from './publications.tsx';
import { StatusPreview } from './preview.tsx';
import { Subscribers } from './subscribers.tsx';

/** What everybody outside reads, where it stands, and who is told. */
export function StatusPagePage() {
  const answer = useAnswer(getStatusPage);
  return (
    <Page title="Status page" lead="What everybody outside reads. Nothing on it is measured: it shows published words.">
      <ViewerNote />
      <Shown answer={answer}>
        {(page) => (
          <>
            <StatusPreview page={page} />
            <Maintenances components={page.components} />
            <StatusComponents components={page.components} />
            <Publications publications={page.publications} pageUrl={page.pageUrl} />
            <Subscribers counts={page.subscribers} />
          </>
        )}
      </Shown>
    </Page>
  );
}
