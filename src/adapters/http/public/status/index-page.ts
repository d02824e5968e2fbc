import { DAY_MS } from '#core/shared/instant.ts';
import type { PublicIncident } from '#core/status/public-incident.ts';
import type { ShownMaintenance, StatusModel } from '#core/status/status-model.ts';
import { headline } from '#core/status/status-words.ts';
import { markup, type Markup } from '../markup.ts';
import { componentList } from './component-list.ts';
import { fit } from './fit.ts';
import { endedRow, entryItem, incidentFacts, shortTitle } from './incident-article.ts';
import { maintenanceArticle } from './maintenance-article.ts';
import type { SiteLinks } from './site-links.ts';
import type { StatusPage } from './status-document.ts';

const RECENT_DAYS = 14;
/** Together with the components they keep the page below 100 KB, whatever was written. */
const BYTES = { open: 30_000, further: 6000, maintenance: 5000, recent: 12_000 };
const SHOWN_ENTRIES = 3;
const LONGEST_ENTRY = 1200;
const PATH = 'index.html';

/** What is true now: open incidents first, then maintenance, components, and the last days. */
export function indexPage(model: StatusModel, links: SiteLinks): StatusPage {
  return {
    path: PATH,
    title: headline(model.open.length, model.overall.state),
    body: markup`${openIncidents(model.open, links)}
${maintenances('Maintenance now', model.active, model, links)}
${componentList(model.components)}
${maintenances('Planned maintenance', model.upcoming, model, links)}
<h2>The last ${RECENT_DAYS} days</h2>
${recent(model, links)}`,
  };
}

function openIncidents(open: readonly PublicIncident[], links: SiteLinks): Markup {
  const href = ({ id }: PublicIncident): string => links.to(PATH, `incidents/${id}.html`);
  const articles = fit(open, (incident) => openArticle(incident, href(incident)), BYTES.open);
  const further = fit(
    articles.left,
    (incident) => markup`<li><a class="more" href="${href(incident)}">${shortTitle(incident)}</a></li>
`,
    BYTES.further,
  );
  return markup`${articles.shown}${
    further.shown.length > 0 &&
    markup`<h2>Also open</h2>
<ul class="plain">${further.shown}</ul>`
  }${andMore(further.left.length, links)}`;
}

function openArticle(incident: PublicIncident, href: string): Markup {
  const entries = incident.entries.toReversed();
  const shown = entries.slice(0, SHOWN_ENTRIES).map((entry) => entryItem(entry, LONGEST_ENTRY));
  const words = entries.length === 1 ? 'This update on a page of its own' : `All ${entries.length} updates`;
  return markup`<article>
<h2>${shortTitle(incident)}</h2>
${incidentFacts(incident)}
<ol class="plain">${shown}</ol>
<p><a class="more" href="${href}">${words}</a></p>
</article>
`;
}

function maintenances(
  title: string,
  list: readonly ShownMaintenance[],
  model: StatusModel,
  links: SiteLinks,
): Markup | null {
  if (list.length === 0) return null;
  const href = ({ id }: ShownMaintenance): string => links.to(PATH, `maintenance/${id}.html`);
  const { shown, left } = fit(list, (one) => maintenanceArticle(one, model, href(one)), BYTES.maintenance);
  return markup`<h2>${title}</h2>
${shown}${andMore(left.length, links)}`;
}

function recent({ resolved, asOf }: StatusModel, links: SiteLinks): Markup {
  const lately = resolved.filter(({ resolvedAt }) => asOf - (resolvedAt ?? asOf) < RECENT_DAYS * DAY_MS);
  if (lately.length === 0) return markup`<p>No resolved incident was published here.</p>`;
  const { shown, left } = fit(
    lately,
    (incident) => endedRow(incident, links.to(PATH, `incidents/${incident.id}.html`)),
    BYTES.recent,
  );
  return markup`<ul class="plain">${shown}</ul>${andMore(left.length, links)}`;
}

function andMore(count: number, links: SiteLinks): Markup | null {
  return count === 0
    ? null
    : markup`<p><a class="more" href="${links.to(PATH, 'history.html')}">And ${count} more in the history</a></p>`;
}
