import type { FastifyReply } from 'fastify';
import { constantMarkup, markup, render, type Markup } from './markup.ts';
import { PAGE_POLICY, PAGE_STYLE } from './page-style.ts';

export interface PublicPage {
  title: string;
  company: string;
  body: Markup;
}

/** Sends a page that needs no script and says whose it is. */
export function sendPage(reply: FastifyReply, status: number, page: PublicPage): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', PAGE_POLICY)
    .send(render(layout(page)));
}

const STYLE = constantMarkup(`<style>${PAGE_STYLE}</style>`);

function layout({ title, company, body }: PublicPage): Markup {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
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
</body>
</html>
`;
}
