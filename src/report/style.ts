/**
 * The style of a report. Colours are named once for light and once for dark; every text reaches a contrast of 4.5 : 1 with the
 * page (WCAG 2.2, criterion 1.4.3).
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #fdfdfc; --surface: #f4f4f1; --rule: #dcdcd6; --ink: #1d1f24; --muted: #5d6169;
  --program: #1659b8; --classical: #0a6b50; --system: #8a5200; --neural: #9c2b86; --bad: #b3261e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #15171b; --surface: #1e2126; --rule: #353942; --ink: #e4e6ea; --muted: #a0a6b1;
    --program: #84b6ff; --classical: #58c9a4; --system: #e2ae5a; --neural: #ea94d8; --bad: #ff8a80;
  }
}
* { box-sizing: border-box; }
html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--page); color: var(--ink);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
.frame { max-width: 76rem; margin: 0 auto; padding: 0 1.25rem 4rem; }
header { padding: 3rem 0 1rem; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; overflow-wrap: anywhere; }
h1 { margin: 0; font-size: 2.25rem; font-weight: 700; letter-spacing: -0.02em; }
h2 { margin: 0; font-size: 1.6rem; letter-spacing: -0.01em; }
h3 { margin: 3rem 0 .75rem; font-size: 1.1rem; }
p { margin: .5rem 0 1rem; max-width: 44rem; }
a { color: var(--program); text-underline-offset: .2em; text-decoration-thickness: 1px; }
section { margin-top: 4rem; padding-top: 2rem; border-top: 1px solid var(--rule); min-width: 0; }
main > section:first-child { margin-top: 1rem; padding-top: 0; border-top: 0; }
section, h3 { scroll-margin-top: 1rem; }
.quiet, figcaption, caption { color: var(--muted); font-size: .9rem; }
code { font: .9em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; overflow-wrap: anywhere; }
nav { font-size: .925rem; margin-bottom: 3rem; }
nav h2 { font-size: .8rem; text-transform: uppercase; letter-spacing: .08em; color: var(--muted); margin: 0 0 .5rem; }
nav ol { list-style: none; margin: 0; padding: 0; columns: 15rem; column-gap: 2rem; }
nav li { padding: .2rem 0; break-inside: avoid; overflow-wrap: anywhere; }
nav a { color: inherit; text-decoration: none; }
nav a:hover { color: var(--program); text-decoration: underline; }
.stats { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1.25rem; margin: 1.5rem 0; }
.stats div { border-top: 2px solid var(--rule); padding-top: .5rem; }
.stats .main { border-color: var(--program); }
.stats dt { color: var(--muted); font-size: .85rem; }
.stats dd { margin: 0; font-size: 1.5rem; font-weight: 600; font-variant-numeric: tabular-nums; letter-spacing: -0.01em; }
.stats dd + dd { font-size: .85rem; line-height: 1.4; }
.stats dd small { font-size: .85rem; font-weight: 400; color: var(--muted); letter-spacing: 0; }
.formula {
  margin: 1.25rem 0 .5rem; padding: 1.5rem 1.25rem; background: var(--surface); border-radius: .5rem; overflow-x: auto;
}
math {
  font-size: 1.35rem;
  font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", "TeX Gyre Termes Math", "DejaVu Math TeX Gyre", math;
}
math[display="block"] { margin: 0 auto; width: max-content; min-width: 100%; }
mtd { padding: .25em .5em; }
.program { margin: .25rem 0 1rem; }
.badge {
  display: inline-block; padding: .1rem .6rem; border: 1px solid currentColor; border-radius: 1rem; font-size: .85rem;
  font-weight: 600; white-space: nowrap;
}
.good { color: var(--classical); } .bad { color: var(--bad); }
.terms { display: flex; flex-wrap: wrap; gap: .4rem; list-style: none; margin: .5rem 0 1rem; padding: 0; }
.terms li {
  background: var(--surface); border-radius: .3rem; padding: .1rem .55rem; font-variant-numeric: tabular-nums;
  overflow-wrap: anywhere;
}
.scroll {
  overflow-x: auto; margin: 1rem 0;
  /* A shadow at an edge behind which there is more (Lea Verou, 2012). */
  background:
    linear-gradient(to right, var(--page) 40%, transparent) left / 2.5rem 100% no-repeat local,
    linear-gradient(to left, var(--page) 40%, transparent) right / 2.5rem 100% no-repeat local,
    linear-gradient(to right, var(--rule), transparent) left / .75rem 100% no-repeat scroll,
    linear-gradient(to left, var(--rule), transparent) right / .75rem 100% no-repeat scroll;
}
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; padding-bottom: .5rem; }
caption span { display: block; position: sticky; left: 0; width: fit-content; max-width: min(44rem, calc(100vw - 2.5rem)); }
th, td { padding: .4rem .6rem; text-align: left; vertical-align: baseline; border-bottom: 1px solid var(--rule); }
th:first-child, td:first-child { padding-left: 0; }
thead th { font-weight: 600; color: var(--muted); border-bottom-color: var(--muted); white-space: nowrap; }
tbody th { font-weight: 500; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.wide { min-width: 12rem; }
td.first { font-weight: 700; }
tbody th.text { position: sticky; left: 0; background: var(--page); }
tr.best > *, tbody tr.best > th { background: color-mix(in srgb, var(--program) 9%, var(--page)); }
figure { margin: 1.25rem 0 1.5rem; }
figure svg { display: block; max-width: 100%; height: auto; font: 12px system-ui, -apple-system, "Segoe UI", sans-serif; overflow: visible; }
figure svg text, figure svg tspan { white-space: pre; }
figure .for-telephone { display: none; }
figcaption { margin-top: .5rem; max-width: 44rem; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0; padding: 0; }
.family { white-space: nowrap; }
.program-colour { color: var(--program); } .classical-colour { color: var(--classical); }
.system-colour { color: var(--system); } .neural-colour { color: var(--neural); }
details { margin: 1rem 0; } summary { cursor: pointer; color: var(--program); }
footer { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--rule); }
@media (max-width: 52rem) {
  header { padding-top: 2rem; } h1 { font-size: 1.8rem; } h2 { font-size: 1.35rem; }
  math { font-size: 1.15rem; } .formula { padding: 1.1rem .9rem; }
}
@media (max-width: 44rem) {
  figure .for-page { display: none; } figure .for-telephone { display: block; width: min(100%, 28rem); }
}
@media (min-width: 75rem) {
  .frame { display: grid; grid-template-columns: 15rem minmax(0, 1fr); column-gap: 3.5rem; max-width: 76rem; }
  header, footer { grid-column: 1 / -1; }
  nav { position: sticky; top: 2rem; align-self: start; max-height: calc(100vh - 4rem); overflow-y: auto; margin-top: 1rem; }
  nav ol { columns: auto; }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  :root { --page: #fff; --surface: #f6f6f4; --rule: #ccc; --ink: #000; --muted: #444;
    --program: #1659b8; --classical: #0a6b50; --system: #8a5200; --neural: #9c2b86; --bad: #b3261e; color-scheme: light; }
  nav { display: none; } .frame { display: block; max-width: none; padding: 0; }
  figure, tr, .stats, .formula { break-inside: avoid; } h2, h3 { break-after: avoid; }
  figure .for-page { display: block; } figure .for-telephone { display: none; }
  .scroll, .formula { overflow: visible; background: none; }
  body { font-size: 10pt; } table { font-size: 7pt; } th, td { padding: .15rem .3rem; }
  thead th { white-space: normal; } .wide { min-width: 7rem; }
}
`;
