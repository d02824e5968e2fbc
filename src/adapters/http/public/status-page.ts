import type { PublicWords } from '#app/ports.ts';
import { DAY_MS, type Instant } from '#core/shared/instant.ts';
import { html, type Html } from './html.ts';
import type { StatusData } from './public-data.ts';
import { timeShown } from './time-shown.ts';

const RECENT_DAYS = 14;

const STATE_WORDS: Record<PublicWords['state'], string> = {
  investigating: 'Being investigated',
  identified: 'Cause identified',
  monitoring: 'Being watched',
  resolved: 'Resolved',
};

/** What the company has told its customers: open incidents first, then those of the last days. */
export function statusPage(status: StatusData, now: Instant): { title: string; body: Html } {
  const open = status.words.filter((words) => words.state !== 'resolved');
  const recent = status.words.filter(
    ({ state, resolvedAt }) => state === 'resolved' && now - (resolvedAt ?? now) < RECENT_DAYS * DAY_MS,
  );
  return {
    title: headline(open.length),
    body: html` ${open.map((words) => incident(words, now))} ${featureList(status, open)}
      <h2>The last ${RECENT_DAYS} days</h2>
      ${recent.length === 0 ? html`<p>No resolved incident was published here.</p>` : recent.map((words) => incident(words, now))}
      <p class="soft">This page shows what people have confirmed, not measurements. As of ${timeShown(now, now)}.</p>`,
  };
}

function headline(open: number): string {
  if (open === 0) return 'No known incident';
  return open === 1 ? 'One incident is open' : `${open} incidents are open`;
}

function featureList(status: StatusData, open: PublicWords[]): Html | null {
  if (status.features.length === 0) return null;
  const affected = new Set(open.map((words) => words.featureId));
  const rows = status.features.map(
    ({ id, name }) =>
      html`<li class="row">
        <bdi>${name}</bdi>${
          affected.has(id) ? html`<span class="bad">Affected</span>` : html`<span class="good">No known problem</span>`
        }
      </li>`,
  );
  return html`<h2>Features</h2>
    <ul class="plain">
      ${rows}
    </ul>`;
}

function incident(words: PublicWords, now: Instant): Html {
  const entries = words.entries.toSorted((a, b) => b.at - a.at);
  return html`<article>
    <h2>${words.title}</h2>
    <p>
      <strong>${STATE_WORDS[words.state]}</strong>, since
      ${timeShown(words.startedAt, now)}${
        words.resolvedAt !== null && html`, resolved ${timeShown(words.resolvedAt, now)}`
      }
    </p>
    <ol class="plain">
      ${entries.map(
        (entry) =>
          html`<li>
            <p class="words">${entry.text}</p>
            ${timeShown(entry.at, now)}
          </li>`,
      )}
    </ol>
    ${words.nextUpdateAt !== null && words.state !== 'resolved' && html`<p>Next update ${timeShown(words.nextUpdateAt, now)}.</p>`}
  </article>`;
}
