import { createHash } from 'node:crypto';
import { PAGE_STYLE } from '../page-style.ts';

/** The public pages' style with what a status page needs beside it: bars of days, dates, and paper. */
export const STATUS_STYLE = `${PAGE_STYLE}
h2{font-size:1.125rem}
article h2,article h3{font-size:1.125rem}
.calm{color:var(--soft)}
.warn{color:var(--lamp)}
.state{font-weight:600}
.days{display:block;width:100%;height:24px;margin:.25rem 0}
.days .none{fill:var(--line)}
.days .calm{fill:var(--soft)}
.days .warn{fill:var(--lamp)}
.days .bad{fill:var(--red)}
.entry{margin:0 0 1rem}
.entry .soft{display:block}
nav ul{display:flex;flex-wrap:wrap;gap:0 1.25rem;list-style:none;padding:0;margin:0}
nav a,.more{display:inline-block;min-height:44px;padding:.625rem 0}
@media print{
:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#333;--line:#999;--lamp:#000;--red:#000;--green:#000}
body{font-size:11pt}
header,main,footer{max-width:none;padding:0}
nav{display:none}
article,.plain>li{break-inside:avoid}
}
`;

const directives = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STATUS_STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
];

/** No script, nothing from elsewhere, and this very style sheet only. */
export const STATUS_POLICY = [...directives, "frame-ancestors 'none'"].join('; ');

/** The same for files that somebody else's server sends: without what only a header may say. */
export const STATUS_POLICY_IN_PAGE = directives.join('; ');
