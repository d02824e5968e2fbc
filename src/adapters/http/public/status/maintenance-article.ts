import { shownEntries } from '#core/status/maintenance.ts';
import type { ShownMaintenance, StatusModel } from '#core/status/status-model.ts';
import { MAINTENANCE_WORDS, windowInWords } from '#core/status/status-words.ts';
import { markup, type Markup } from '../markup.ts';
import { clipped, fit } from './fit.ts';
import { shortTitle } from './incident-article.ts';
import { timeAt } from './status-document.ts';

const LONGEST_TEXT = 600;
const LONGEST_ENTRY = 10_000;

/** Planned work in short, with the way to all its words. */
export function maintenanceArticle(maintenance: ShownMaintenance, model: StatusModel, href: string): Markup {
  const last = shownEntries(maintenance, model.asOf).at(-1);
  return markup`<article>
<h3><a class="more" href="${href}">${shortTitle(maintenance)}</a></h3>
${maintenanceFacts(maintenance, model)}
${last !== undefined && markup`<p class="words">${clipped(last.text, LONGEST_TEXT)}</p>`}
</article>
`;
}

function maintenanceFacts({ state, startsAt, endsAt, componentIds }: ShownMaintenance, model: StatusModel): Markup {
  const names = model.components.filter(({ id }) => componentIds.includes(id)).map(({ name }) => name);
  return markup`<p><strong>${MAINTENANCE_WORDS[state]}</strong>, ${windowInWords(startsAt, endsAt)}</p>
${names.length > 0 && markup`<p>Affects <bdi>${clipped(names.join(', '), LONGEST_TEXT)}</bdi>.</p>`}`;
}

/** The words of a maintenance, the newest first. */
export function maintenanceBody(maintenance: ShownMaintenance, model: StatusModel, mostBytes: number): Markup {
  const entries = shownEntries(maintenance, model.asOf).toReversed();
  const { shown } = fit(
    entries,
    ({ text, state, at }) =>
      markup`<li class="entry"><p class="words">${clipped(text, LONGEST_ENTRY)}</p><span class="soft">${MAINTENANCE_WORDS[state]}, ${timeAt(at)}</span></li>
`,
    mostBytes,
  );
  return markup`${maintenanceFacts(maintenance, model)}
<ol class="plain">${shown}</ol>`;
}

/** Planned work that is over, in two lines. */
export function maintenanceRow(maintenance: ShownMaintenance, href: string): Markup {
  const { state, startsAt, endsAt } = maintenance;
  return markup`<li><a class="more" href="${href}">${shortTitle(maintenance)}</a><br>
Maintenance, ${MAINTENANCE_WORDS[state].toLowerCase()}, ${windowInWords(startsAt, endsAt)}</li>
`;
}
