import type { StatusModel } from '#core/status/status-model.ts';
import { toIso, type Instant } from '#core/shared/instant.ts';
import { instantInWords } from '#core/status/status-words.ts';
import { constantMarkup, markup, render, type Markup } from '../markup.ts';
import type { SiteLinks } from './site-links.ts';
import { STATUS_POLICY_IN_PAGE, STATUS_STYLE } from './status-style.ts';

const STYLE = constantMarkup(`<style>${STATUS_STYLE}</style>`);

export interface StatusPage {
  /** Where the page stands in the site, such as `incidents/1f.html`. */
  path: string;
  title: string;
  body: Markup;
}

/** A whole page: it needs nothing else, no script, and says until when it holds. */
export function statusDocument(model: StatusModel, links: SiteLinks, { path, title, body }: StatusPage): string {
  const { company, asOf } = model;
  const policy = markup`<meta http-equiv="content-security-policy" content="${STATUS_POLICY_IN_PAGE}">
`;
  return render(markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
${links.isPublished && policy}<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · ${company}</title>
${STYLE}
</head>
<body>
<header><bdi>${company}</bdi></header>
<main>
<h1>${title}</h1>
${body}
</main>
<footer>
<p>As of ${timeAt(asOf)}. This page shows what people have confirmed, not measurements.</p>
${navigation(model, links, path)}
</footer>
</body>
</html>
`);
}

function navigation(model: StatusModel, links: SiteLinks, from: string): Markup {
  const subscribe = markup`<li><a href="${model.subscribeUrl ?? ''}">Subscribe</a></li>
`;
  return markup`<nav aria-label="Status"><ul>
<li><a href="${links.to(from, 'index.html')}">Now</a></li>
<li><a href="${links.to(from, 'history.html')}">History</a></li>
${model.subscribeUrl !== null && subscribe}<li><a href="${links.to(from, 'feed.atom')}" rel="alternate" type="application/atom+xml">Atom</a></li>
<li><a href="${links.to(from, 'feed.rss')}" rel="alternate" type="application/rss+xml">RSS</a></li>
<li><a href="${links.to(from, 'api/v2/summary.json')}">JSON</a></li>
</ul></nav>`;
}

/** An instant in UTC: the page may be read long after it was written, so nothing in it is relative. */
export function timeAt(at: Instant): Markup {
  return markup`<time datetime="${toIso(at)}">${instantInWords(at)}</time>`;
}
