/** The style of the exported page: light, quiet, and made for paper too. */
export const EXPORT_STYLE = `
:root{color-scheme:light;--ink:#1c1917;--soft:#57534e;--line:#d6d3d1;--lamp:#b45309;--hurt:#b91c1c;--calm:#d6d3d1}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:var(--ink);font:1rem/1.55 "Inter Variable",Inter,system-ui,sans-serif;overflow-wrap:anywhere}
main,header,footer{max-width:50rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.5rem}
header p{margin:0;color:var(--soft)}
h1{font-size:1.75rem;line-height:1.25;margin:.25rem 0 1.25rem}
h2{font-size:1.2rem;line-height:1.3;margin:2.25rem 0 .75rem;padding-top:.5rem;border-top:1px solid var(--line);break-after:avoid}
h3,h4,h5,h6{font-size:1rem;margin:1.25rem 0 .5rem;break-after:avoid}
p,ul,ol,blockquote,pre{margin:0 0 .75rem}
ul,ol{padding-inline-start:1.35rem}
blockquote{margin-inline-start:0;padding-inline-start:.9rem;border-inline-start:3px solid var(--line);color:var(--soft)}
code,pre{font-family:"JetBrains Mono",ui-monospace,monospace;font-size:.9em}
pre{white-space:pre-wrap;padding:.75rem;border:1px solid var(--line);border-radius:6px}
a{color:inherit}
dl.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.75rem 1.5rem;margin:0 0 1.5rem}
dl.figures div{border-top:2px solid var(--ink);padding-top:.35rem}
dt{color:var(--soft);font-size:.875rem}
dd{margin:0;font-weight:600}
svg.bar{width:100%;height:auto;margin:.5rem 0 0}
svg.bar text{font:19px system-ui,sans-serif;fill:var(--ink)}
svg.bar line{stroke:var(--ink);stroke-width:1}
svg.bar .hurt{fill:var(--hurt)}
svg.bar .after{fill:var(--calm)}
ol.facts{list-style:none;padding:0}
ol.facts>li{display:grid;grid-template-columns:6.5rem 1fr;gap:0 1rem;padding:.3rem 0;break-inside:avoid}
ol.facts time{color:var(--soft);font-variant-numeric:tabular-nums}
ol.facts>li.whole{grid-template-columns:1fr}
ol.facts blockquote{margin:.25rem 0 0;white-space:pre-line}
ol.facts .day{grid-column:1/-1;font-weight:600;margin-top:.5rem}
ul.known{margin:.25rem 0 0;color:var(--soft);font-size:.9375rem}
table{border-collapse:collapse;width:100%;margin:0 0 .75rem}
th,td{text-align:start;vertical-align:top;padding:.4rem .75rem .4rem 0;border-bottom:1px solid var(--line)}
th{color:var(--soft);font-weight:400;font-size:.875rem}
tr{break-inside:avoid}
.none{color:var(--soft)}
footer{color:var(--soft);font-size:.875rem;padding-top:2rem;padding-bottom:2.5rem}
@media(max-width:40rem){ol.facts>li{grid-template-columns:1fr}table,tbody,tr,td{display:block}thead{display:none}td{border:0;padding:.1rem 0}tr{border-bottom:1px solid var(--line);padding:.4rem 0}}
@page{size:A4;margin:18mm 16mm 20mm}
@media print{body{font-size:10pt}main,header,footer{max-width:none;padding-left:0;padding-right:0}header{padding-top:0}a[href^="http"]{text-decoration:none}h1{font-size:18pt}h2{font-size:13pt}p{orphans:3;widows:3}}
`;
