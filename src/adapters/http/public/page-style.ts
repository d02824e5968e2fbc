import { createHash } from 'node:crypto';

/** The one style sheet of the public pages: calm, dark when the reader's system is, targets of 44 px. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--paper:#fafaf9;--ink:#1c1917;--soft:#44403c;--line:#d6d3d1;--field:#fff;--lamp:#92400e;--on-lamp:#fff;--red:#991b1b;--green:#14532d}
@media(prefers-color-scheme:dark){:root{--paper:#171614;--ink:#e7e5e4;--soft:#c4bfba;--line:#44403c;--field:#211f1d;--lamp:#f5a524;--on-lamp:#1c1300;--red:#fca5a5;--green:#a7e0b8}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
header,main,footer{max-width:40rem;margin:0 auto;padding:1rem}
header{padding-top:2rem;color:var(--soft)}
h1{font-size:1.5rem;line-height:1.25;margin:0 0 1rem}
h2{font-size:1rem;margin:2rem 0 .5rem}
p,ul,ol{margin:0 0 1rem}
label,legend{display:block;margin:1rem 0 .25rem;font-weight:600}
.hint{color:var(--soft);font-weight:400}
input,select,textarea{width:100%;min-height:44px;padding:.5rem .75rem;font:inherit;color:inherit;background:var(--field);border:1px solid var(--soft);border-radius:6px}
textarea{min-height:8rem}
fieldset{border:0;padding:0;margin:1rem 0 0}
legend{padding:0;margin-top:0}
form+.soft{margin-top:1.5rem}
.tick{display:flex;align-items:center;gap:.75rem;min-height:44px;margin:0;font-weight:400}
.tick input{width:1.25rem;min-height:1.25rem;flex:none}
button{min-height:44px;padding:.75rem 1.25rem;margin-top:1.5rem;font:inherit;font-weight:600;color:var(--on-lamp);background:var(--lamp);border:0;border-radius:6px;cursor:pointer}
button.other{color:inherit;background:none;border:1px solid var(--soft)}
button.big{width:100%;min-height:64px;font-size:1.25rem}
a{color:inherit}
:focus-visible{outline:3px solid var(--lamp);outline-offset:2px}
.problem{border-left:4px solid var(--red);padding:.75rem 1rem;margin:0 0 1rem}
.fault{color:var(--red);margin:.25rem 0 0}
.plain{list-style:none;padding:0}
.plain>li{border-top:1px solid var(--line);padding:.5rem 0}
.row{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1rem}
.good{color:var(--green)}
.bad{color:var(--red)}
article{border-top:1px solid var(--line);padding:1rem 0 .5rem}
article h2,article h3{margin:0 0 .5rem;font-size:1rem}
article li p{margin:0}
.go{display:inline-block;min-height:44px;padding:.625rem 0;margin-top:.5rem}
.words{white-space:pre-line;overflow-wrap:anywhere}
time,.soft{color:var(--soft)}
footer{color:var(--soft);border-top:1px solid var(--line);margin-top:2rem}
`;

/** No script, nothing from elsewhere, and this very style sheet only. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
