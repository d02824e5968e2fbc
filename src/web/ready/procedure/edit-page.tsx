import { getVersion } from '#contract/procedure.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Page } from '../../ui/page.tsx';
import { Shown } from '../../ui/shown.tsx';
import { Skeletons } from '../../ui/skeletons.tsx';
import { ViewerNote } from '../../ui/viewer-note.tsx';
import { Editor } from './editor.tsx';

/** Editing the procedure: checked while one types, published with a note. */
export function EditPage() {
  const answer = useAnswer(getVersion, { params: { id: 'current' } });
  return (
    <Page wide title="Edit the procedure" lead="Open incidents keep the version they opened under.">
      <ViewerNote needs="publish-procedure" />
      <Shown answer={answer} skeleton={<Skeletons lines={2} height={300} />}>
        {(version) => <Editor based={version} />}
      </Shown>
    </Page>
  );
}
