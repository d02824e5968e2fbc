import type { PublicWords } from '#app/ports.ts';
import { DAY_MS, type Instant } from '#core/shared/instant.ts';
import { markup, type Markup } from './markup.ts';
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
export function statusPage(status: StatusData, now: Instant): { title: string; body: Markup } {
  const open = status.words.filter((words) => words.state !== 'resolved');
  const recent = status.words.filter(
    ({ state, resolvedAt }) => state === 'resolved' && now - (resolvedAt ?? now) < RECENT_DAYS * DAY_MS,
  );
  const nothing = markup`<p>No resolved incident was published here.</p>`;
  return {
    title: headline(open.length),
    body: markup`${open.map((words) => incident(words, markup`<h2>${words.title}</h2>`, now))}
${featureList(status, open)}
<h2>The last ${RECENT_DAYS} days</h2>
${recent.length === 0 ? nothing : recent.map((words) => incident(words, markup`<h3>${words.title}</h3>`, now))}
<p class="soft">This page shows what people have confirmed, not measurements. As of ${timeShown(now, now)}.</p>`,
  };
}

function headline(open: number): string {
  if (open === 0) return 'No known incident';
  return open === 1 ? 'One incident is open' : `${open} incidents are open`;
}

function featureList(status: StatusData, open: PublicWords[]): Markup | null {
  if (status.features.length === 0) return null;
  const affected = new Set(open.map((words) => words.featureId));
  const bad = markup`<span class="bad">Affected</span>`;
  const good = markup`<span class="good">No known problem</span>`;
  const rows = status.features.map(
    ({ id, name }) => markup`<li class="row"><bdi>${name}</bdi> ${affected.has(id) ? bad : good}</li>`,
  );
  return markup`<h2>Features</h2>
<ul class="plain">${rows}</ul>`;
}

function incident(words: PublicWords, heading: Markup, now: Instant): Markup {
  const { resolvedAt, nextUpdateAt } = words;
  const entries = words.entries.toSorted((a, b) => b.at - a.at);
  const shown = entries.map(({ text, at }) => markup`<li><p class="words">${text}</p>${timeShown(at, now)}</li>`);
  const ended = resolvedAt !== null && markup`, resolved ${timeShown(resolvedAt, now)}`;
  const next = words.state === 'resolved' ? null : nextUpdateAt;
  return markup`<article>
${heading}
<p><strong>${STATE_WORDS[words.state]}</strong>, since ${timeShown(words.startedAt, now)}${ended}</p>
<ol class="plain">${shown}</ol>
${next !== null && markup`<p>Next update ${timeShown(next, now)}.</p>`}
</article>`;
}
