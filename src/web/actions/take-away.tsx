import { useState } from 'react';
import {
  publishPostmortem,
  previewPublicPostmortem,
  revokePostmortem,
  type PublicPreview,
} from '#contract/postmortem-export.ts';
import { useSpace } from '../api/space.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useCommand } from '../api/use-command.ts';
import { Ago } from '../time/times.tsx';
import { ActionButton } from '../ui/action-button.tsx';
import { buttonLink } from '../ui/button-link.ts';
import { Choice } from '../ui/choice.tsx';
import { CopyBox } from '../ui/copy-box.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { RefusalNote } from '../ui/refusal.tsx';
import { Shown } from '../ui/shown.tsx';
import { previewPage } from './preview-page.ts';
import styles from './actions.module.css';

const NAMES = [
  { value: 'with', title: 'With names' },
  { value: 'without', title: 'Without names' },
] as const;
const FORMS = [
  { ending: 'html', title: 'A page that prints' },
  { ending: 'slides.html', title: 'Slides' },
  { ending: 'md', title: 'Markdown' },
] as const;

/** The button that opens a postmortem's exports and its public page. */
export function TakeAway({ incidentId, number }: { incidentId: string; number: number }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <ActionButton needs="view" onClick={() => setOpen(true)}>
        Take it elsewhere
      </ActionButton>
      {open && (
        <Dialog title="Take it elsewhere" onClose={() => setOpen(false)}>
          <div className={styles.stack}>
            <Files incidentId={incidentId} number={number} />
            <PublicPage incidentId={incidentId} />
          </div>
        </Dialog>
      )}
    </>
  );
}

function Files({ incidentId, number }: { incidentId: string; number: number }) {
  const [names, setNames] = useState<'with' | 'without'>('with');
  const space = useSpace();
  const query = new URLSearchParams({ names, ...(space === 'real' ? {} : { space }) });
  return (
    <section className={styles.stack} aria-label="As a file">
      <Choice legend="As a file" options={NAMES} value={names} onChange={setNames} />
      <div className={styles.row}>
        {FORMS.map(({ ending, title }) => (
          <a
            key={ending}
            className={buttonLink}
            href={`/api/v1/incidents/${incidentId}/postmortem.${ending}?${query.toString()}`}
            download={`postmortem-${number}.${ending}`}
          >
            {title}
          </a>
        ))}
      </div>
    </section>
  );
}

function PublicPage({ incidentId }: { incidentId: string }) {
  const [asked, setAsked] = useState(false);
  const preview = useAnswer(previewPublicPostmortem, { params: { id: incidentId } }, { enabled: asked });
  return (
    <section className={styles.public} aria-labelledby="public-page">
      <h3 id="public-page">A public page</h3>
      <p>A public page has no names, and anybody with its address can read it. Nothing links to it.</p>
      {asked ? (
        <Shown answer={preview}>{(shown) => <Preview incidentId={incidentId} preview={shown} />}</Shown>
      ) : (
        <div>
          <ActionButton onClick={() => setAsked(true)}>Look at what would be public</ActionButton>
        </div>
      )}
    </section>
  );
}

function Preview({ incidentId, preview }: { incidentId: string; preview: PublicPreview }) {
  const publish = useCommand(publishPostmortem);
  const { html, masked, warnings, isHandedIn, published, digest } = preview;
  return (
    <>
      <iframe
        className={styles.page}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        srcDoc={previewPage(html)}
        title="The public page, as readers will see it"
      />
      {masked.length > 0 && (
        <div>
          <p>These words were replaced. Look whether others should be.</p>
          <ul>
            {masked.map(({ part, words, as }) => (
              <li key={`${part} ${words}`}>
                <bdi>{words}</bdi> → {as} <small>({part})</small>
              </li>
            ))}
          </ul>
        </div>
      )}
      {warnings.length > 0 && (
        <div role="note">
          <p>The guard would ask before these words went to customers:</p>
          <ul>
            {warnings.map(({ part, text, reason }) => (
              <li key={`${part} ${text} ${reason}`}>
                “<bdi>{text}</bdi>” {reason}
              </li>
            ))}
          </ul>
        </div>
      )}
      {!isHandedIn && <p>Hand the postmortem in for review first; then it can be made public.</p>}
      <RefusalNote error={publish.error} />
      <div>
        <ActionButton
          variant="filled"
          needs="publish-procedure"
          busy={publish.isPending}
          disabled={!isHandedIn}
          onClick={() => publish.mutate({ params: { id: incidentId }, body: { digest } })}
        >
          Make exactly this public
        </ActionButton>
      </div>
      {published.map((page) => (
        <Published key={page.id} page={page} />
      ))}
    </>
  );
}

function Published({
  page: { id, url, publishedAt, publishedBy, revokedAt },
}: {
  page: PublicPreview['published'][number];
}) {
  const revoke = useCommand(revokePostmortem);
  if (revokedAt !== null)
    return (
      <p>
        <small>
          A page of <Ago at={publishedAt} /> was taken back <Ago at={revokedAt} />.
        </small>
      </p>
    );
  return (
    <div className={styles.stack}>
      <p>
        Public since <Ago at={publishedAt} />, by <bdi>{publishedBy}</bdi>.
      </p>
      <CopyBox what="address" text={url} />
      <RefusalNote error={revoke.error} />
      <div>
        <ActionButton
          needs="publish-procedure"
          busy={revoke.isPending}
          onClick={() => revoke.mutate({ params: { id } })}
        >
          Take this page back
        </ActionButton>
      </div>
    </div>
  );
}
