import { atomFeed, rssFeed } from '#core/status/feeds.ts';
import type { PublicIncident } from '#core/status/public-incident.ts';
import type { ShownMaintenance, StatusModel } from '#core/status/status-model.ts';
import { statuspageDocuments } from '#core/status/statuspage-v2.ts';
import { markup, type Markup } from '../markup.ts';
import { paginate } from './fit.ts';
import { endedRow, entryItem, incidentFacts, shortTitle } from './incident-article.ts';
import { indexPage } from './index-page.ts';
import { maintenanceBody, maintenanceRow } from './maintenance-article.ts';
import type { SiteLinks } from './site-links.ts';
import { statusDocument, type StatusPage } from './status-document.ts';

/** One file of the site; its text is written when somebody asks for it. */
export interface SiteFile {
  type: string;
  body(): string;
}

/** No page is larger: what does not fit goes on on a next one. */
const PAGE_BYTES = 75_000;
const LONGEST_ENTRY = 10_500;

const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';

/** Writes down the status page as complete files by path: anything that can send files can publish it. */
export type StatusSite = (model: StatusModel) => Map<string, SiteFile>;

/** A writer of sites that keeps the pages of incidents whose words have not changed since the last time. */
export function statusSite(links: SiteLinks): StatusSite {
  let kept = new Map<string, { words: string; pages: StatusPage[] }>();

  function pagesOf(incidents: readonly PublicIncident[]): StatusPage[] {
    const next: typeof kept = new Map();
    for (const incident of incidents) {
      const words = JSON.stringify(incident);
      const known = kept.get(incident.id);
      const pages = known?.words === words ? known.pages : incidentPages(incident, links);
      next.set(incident.id, { words, pages });
    }
    kept = next;
    return [...next.values()].flatMap(({ pages }) => pages);
  }

  return (model) => {
    const pages = [
      ...pagesOf([...model.open, ...model.resolved]),
      ...[...model.active, ...model.upcoming, ...model.past].map((maintenance) => maintenancePage(maintenance, model)),
      ...historyPages(model, links),
      indexPage(model, links),
    ];
    return filesOf(model, links, pages);
  };
}

function filesOf(model: StatusModel, links: SiteLinks, pages: readonly StatusPage[]): Map<string, SiteFile> {
  const files = new Map<string, SiteFile>();
  for (const [path, document] of Object.entries(statuspageDocuments(model)))
    files.set(`api/v2/${path}`, { type: JSON_TYPE, body: () => JSON.stringify(document) });
  files.set('feed.atom', { type: 'application/atom+xml; charset=utf-8', body: () => atomFeed(model) });
  files.set('feed.rss', { type: 'application/rss+xml; charset=utf-8', body: () => rssFeed(model) });
  for (const page of pages) files.set(page.path, { type: HTML, body: () => statusDocument(model, links, page) });
  return files;
}

function incidentPages(incident: PublicIncident, links: SiteLinks): StatusPage[] {
  const pages = paginate(incident.entries.toReversed(), (entry) => entryItem(entry, LONGEST_ENTRY), PAGE_BYTES);
  const name = `incidents/${incident.id}`;
  return pages.map((items, index) => {
    const path = numbered(name, index);
    const facts = index === 0 && incidentFacts(incident);
    const body = markup`${facts}<ol class="plain">${items}</ol>${turnPage(name, index, pages.length, path, links)}`;
    return { path, title: shortTitle(incident), body };
  });
}

function maintenancePage(maintenance: ShownMaintenance, model: StatusModel): StatusPage {
  return {
    path: `maintenance/${maintenance.id}.html`,
    title: shortTitle(maintenance),
    body: maintenanceBody(maintenance, model, PAGE_BYTES),
  };
}

interface Past {
  at: number;
  draw(): Markup;
}

function historyPages(model: StatusModel, links: SiteLinks): StatusPage[] {
  // Every history page stands in the same folder, so links from the first are right on all.
  const from = 'history.html';
  const past: Past[] = [
    ...[...model.open, ...model.resolved].map((incident) => ({
      at: incident.startedAt,
      draw: () => endedRow(incident, links.to(from, `incidents/${incident.id}.html`)),
    })),
    ...model.past.map((one) => ({
      at: one.startsAt,
      draw: () => maintenanceRow(one, links.to(from, `maintenance/${one.id}.html`)),
    })),
  ];
  const newest = past.toSorted((a, b) => b.at - a.at);
  const pages = paginate(newest, (one) => one.draw(), PAGE_BYTES);
  return pages.map((rows, index) => {
    const path = numbered('history', index);
    const list = rows.length === 0 ? markup`<p>Nothing was published yet.</p>` : markup`<ul class="plain">${rows}</ul>`;
    const body = markup`<p>Every problem and every planned work that was published here, the newest first.</p>
${list}${turnPage('history', index, pages.length, path, links)}`;
    return { path, title: 'History', body };
  });
}

function numbered(name: string, index: number): string {
  return index === 0 ? `${name}.html` : `${name}-${index + 1}.html`;
}

function turnPage(name: string, index: number, count: number, from: string, links: SiteLinks): Markup | null {
  if (count === 1) return null;
  const newer = index > 0 && markup`<a class="more" href="${links.to(from, numbered(name, index - 1))}">Newer</a> `;
  const older =
    index + 1 < count && markup`<a class="more" href="${links.to(from, numbered(name, index + 1))}">Older</a> `;
  return markup`<p>${newer}${older}Page ${index + 1} of ${count}</p>`;
}
