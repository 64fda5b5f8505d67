import { packageVersion } from '../version.js';
import { type Content, html, type Markup, named, trusted } from './markup.js';
import { count, counted } from './quantity.js';
import type { Result } from './results/documents.js';
import { benchmarkSection } from './sections/benchmark.js';
import { comparisonSection } from './sections/comparison.js';
import { compressionSection } from './sections/compression.js';
import { distancesSection } from './sections/distances.js';
import { searchSection } from './sections/search.js';
import { summarySection } from './sections/summary.js';
import { type Study, studiesOf } from './study.js';
import { STYLE } from './style.js';

/** A place in the page that the table of contents leads to. */
interface Chapter {
  readonly id: string;
  readonly title: Content;
  readonly body: Markup;
}

/**
 * A page of HTML that shows results: complete in itself, without scripts, and asking nothing of any network. The same results give the
 * same page.
 */
export function writeReport(results: readonly Result[]): string {
  const chapters = chaptersOf(results);
  const contents = chapters.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>kolmo report</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<div class="frame">
<header><h1>kolmo report</h1><p class="quiet">${subtitle(results)}</p></header>
<nav aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>${contents}</ol></nav>
<main>${chapters.map(({ body }) => body)}</main>
<footer class="quiet">Lengths are in bits unless another unit is named. Written by kolmo ${packageVersion()}.</footer>
</div>
</body>
</html>
`;
  return page.text;
}

function subtitle(results: readonly Result[]): string {
  const files = new Set(results.map(({ source }) => source));
  return `${counted(results.length, 'result')} of ${counted(files.size, 'file')}`;
}

function chaptersOf(results: readonly Result[]): readonly Chapter[] {
  const chapters: Chapter[] = [];
  const add = (id: string, title: Content, body: Markup | undefined) => {
    if (body !== undefined) chapters.push({ id, title, body });
  };
  const studies = studiesOf(results);
  add('summary', 'Summary', summarySection(studies));
  for (const study of studies) add(study.id, named(study.name, 60), studySection(study));
  add(
    'compressed',
    'Compressed files',
    compressionSection(results.filter((result) => result.kind === 'compression')),
  );
  results.forEach((result, index) => {
    const id = `result-${index + 1}`;
    if (result.kind === 'distances') add(id, 'Distances between files', distancesSection(id, result.reading));
    if (result.kind === 'benchmark')
      add(
        id,
        html`Predictions: ${named(result.source, 60)}`,
        benchmarkSection(id, result.source, result.reading, result.outcomes),
      );
  });
  return chapters;
}

function studySection({ id, name, rows, kind, format, search, comparison }: Study): Markup {
  const size = comparison?.dataset.bytes;
  const facts = [
    `${counted(rows, 'row')}${kind === undefined ? '' : ` of kind ${kind.slice(0, 40)}`}`,
    ...(format === undefined ? [] : [format.slice(0, 120)]),
    ...(size === undefined ? [] : [`${count(size)} bytes`]),
  ];
  return html`<section id="${id}"><h2>${named(name)}</h2>
<p class="quiet">${facts.join(', ')}</p>
${search && searchSection(id, search)}${comparison && comparisonSection(id, comparison)}</section>`;
}
