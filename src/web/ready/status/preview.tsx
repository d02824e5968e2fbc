import type { AnswerOf } from '#contract/route.ts';
import type { getStatusPage } from '#contract/status-page.ts';
import settings from '../settings/settings.module.css';

/** What the page says now, with the way to it. */
export function StatusPreview({ page }: { page: AnswerOf<typeof getStatusPage> }) {
  return (
    <section aria-labelledby="preview" className={settings.section}>
      <h2 id="preview">Now</h2>
      <p>
        <strong>{page.headline}.</strong>{' '}
        <a href="/status" target="_blank" rel="noreferrer">
          See the page as readers do
        </a>
        {page.pageUrl !== null && (
          <>
            , or <a href={page.pageUrl}>where it is published</a>
          </>
        )}
        .
      </p>
    </section>
  );
}
