/** The style of slides: 16 to 9, large, and one to a printed page. */
export const SLIDES_STYLE = `
:root{color-scheme:light;--ink:#1c1917;--soft:#57534e;--line:#d6d3d1;--hurt:#b91c1c;--calm:#d6d3d1;--u:min(1vw,1.7778vh)}
*{box-sizing:border-box}
html{scroll-snap-type:y mandatory}
body{margin:0;background:#fff;color:var(--ink);font-family:"Inter Variable",Inter,system-ui,sans-serif;overflow-wrap:anywhere}
section{position:relative;height:100vh;scroll-snap-align:start;overflow:hidden;display:flex;flex-direction:column;padding:calc(5*var(--u)) calc(7*var(--u));font-size:calc(2*var(--u));line-height:1.4}
section.title{justify-content:center}
h1{font-size:calc(4.6*var(--u));line-height:1.15;margin:calc(1*var(--u)) 0 calc(2*var(--u))}
h2{font-size:calc(2.9*var(--u));line-height:1.2;margin:0 0 calc(2*var(--u))}
h3,h4,h5,h6{font-size:calc(2.2*var(--u));margin:0 0 .5em}
.body{flex:1;min-height:0}
p,ul,ol,blockquote,pre{margin:0 0 .7em}
ul,ol{padding-inline-start:1.2em}
li{margin:0 0 .35em}
blockquote{padding-inline-start:.8em;border-inline-start:calc(.3*var(--u)) solid var(--line);color:var(--soft)}
code,pre{font-family:"JetBrains Mono",ui-monospace,monospace;font-size:.9em;white-space:pre-wrap}
a{color:inherit}
.soft{color:var(--soft)}
ol.facts,ul.items{list-style:none;padding:0}
ol.facts li{display:grid;grid-template-columns:9em 1fr;gap:1em}
time{color:var(--soft);font-variant-numeric:tabular-nums}
ul.items li{display:flex;justify-content:space-between;gap:2em;padding:.45em 0;border-bottom:1px solid var(--line)}
ul.figures{list-style:none;padding:0;margin-top:2em}
ul.figures span{display:inline-block;width:9em}
ul.items strong{font-weight:500}
ul.items span{flex:none}
article{margin:0 0 1.2em}
article p{margin:0 0 .3em}
article ul{color:var(--soft);font-size:.9em;margin:0}
.number{position:absolute;right:calc(3*var(--u));bottom:calc(2*var(--u));margin:0;color:var(--soft);font-size:calc(1.3*var(--u))}
svg.bar{width:100%;height:auto;max-height:100%}
svg.bar text{font:19px system-ui,sans-serif;fill:var(--ink)}
svg.bar line{stroke:var(--ink);stroke-width:1}
svg.bar .hurt{fill:var(--hurt)}
svg.bar .after{fill:var(--calm)}
@page{size:13.333in 7.5in;margin:0}
@media print{:root{--u:.13333in}section{height:7.5in;break-after:page;break-inside:avoid}section:last-of-type{break-after:auto}}
`;
