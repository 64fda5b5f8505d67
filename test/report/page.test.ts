import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { writeReport } from '../../src/report/report.js';
import { allSamples, read, sampleComparison, sampleSearch, type Texts } from './samples.js';

type Page = ReturnType<typeof parseHTML>['document'];

function pageOf(results: Parameters<typeof writeReport>[0]): Page {
  return parseHTML(writeReport(results)).document;
}

/** Every element with its attributes' names, in order: what a page is made of apart from its texts. */
function skeletonOf(document: Page): readonly string[] {
  return [...document.querySelectorAll('*')].map(
    (element) => `${element.localName} ${[...element.attributes].map(({ name }) => name).join(' ')}`,
  );
}

const page = pageOf(allSamples());

describe('texts from outside', () => {
  /** No program of the language, so that none is set as a formula. */
  const harmless: Texts = { name: 'name', program: 'no program', words: 'words' };
  const expected = skeletonOf(pageOf(allSamples(harmless)));

  test.each<[string, string]>([
    ['a script', '<script>alert(1)</script>'],
    ['the end of what is around it', '</title></style></text></svg></table><img src=x onerror=alert(1)>'],
    ['quotes and an address', `javascript:alert(1)" onload="x" ' onload='x`],
    ['a comment and entities', '<!-- --><![CDATA[ ]]>&lt;b&#62;&amp'],
    ['marks that turn the direction of writing', '\u202egnp.exe\u202c\u2066\u2069\u200f'],
    ['control characters and half of one', 'a\u0000b\r\n\r\n\u001b[31m\u0085\ud800'],
    ['nothing', ''],
    ['the name of a prototype', '__proto__'],
    ['a long one', 'x'.repeat(50_000)],
  ])('%s', (_, text) => {
    const html = writeReport(allSamples({ name: text, program: text, words: text }));
    const { document } = parseHTML(html);
    expect(skeletonOf(document)).toEqual(expected);
    expect(/[\p{Bidi_Control}\p{Cs}]|[^\P{Cc}\n]/u.test(html)).toBe(false);
    for (const link of document.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^#[\w-]+$/);
    expect(html.length).toBeLessThan(400_000);
  });

  test('that are programs become formulas with text in them', () => {
    const program = 'exact(`<img src=x onerror=alert(1)>`(n) + n)';
    const document = pageOf(read([sampleSearch({ name: 'n', program, words: 'w' })]));
    expect(document.querySelector('math mtext')?.textContent).toBe('<img src=x onerror=alert(1)>');
    expect(document.querySelector('img')).toBeNull();
  });

  test('the page runs and fetches nothing', () => {
    const policy = page.querySelector('meta[http-equiv="Content-Security-Policy"]');
    expect(policy?.getAttribute('content')).toBe("default-src 'none'; style-src 'unsafe-inline'");
    expect(page.querySelectorAll('script, link, img, iframe, object, embed, image, use')).toHaveLength(0);
    expect(page.querySelector('style')?.textContent).not.toMatch(/url\(|@import/);
  });
});

describe('figures', () => {
  const drawings = [...page.querySelectorAll('svg')];

  test('are all there, for wide and narrow pages', () => {
    const titles = drawings.map((svg) => svg.querySelector('title')?.textContent);
    for (const title of [
      'Program bits against data bits',
      'Data and fit',
      'Data less fit',
      'Best total over time',
      'Bits a row of every compressor',
      'Bits a row along the data',
      'Mean bits a row so far',
      'Answers over time',
      'Distances between 2 files',
    ])
      expect(
        titles.filter((other) => other === title).length % 2 === 0 && titles.includes(title),
        title,
      ).toBe(true);
  });

  test('say what they show', () => {
    const ids = new Set<string>();
    for (const element of page.querySelectorAll('[id]')) {
      expect(ids.has(element.id), element.id).toBe(false);
      ids.add(element.id);
    }
    for (const svg of drawings) {
      expect(svg.getAttribute('role')).toBe('img');
      const [title, description] = (svg.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id: string) => page.getElementById(id));
      expect(title?.localName).toBe('title');
      expect(title?.textContent).not.toBe('');
      expect(description?.localName).toBe('desc');
      expect(description?.textContent).toMatch(/\.$/);
    }
  });

  test('have numbers for coordinates, and colours of the page', () => {
    for (const element of page.querySelectorAll('svg *'))
      for (const { name, value } of element.attributes) {
        expect(value, name).not.toMatch(/NaN|Infinity|undefined/);
        if (name === 'fill' || name === 'stroke')
          expect(value).toMatch(/^(none|currentColor|var\(--[\w-]+\))$/);
      }
  });
});

/** The texts of a table's cells, found by its caption. */
function cellsOf(document: Page, caption: string): string[][] {
  const table = [...document.querySelectorAll('table')].find((other) =>
    other.querySelector('caption')?.textContent?.startsWith(caption),
  );
  return [...(table?.querySelectorAll('tbody tr') ?? [])].map((row) =>
    [...row.children].map((cell) => cell.textContent?.trim() ?? ''),
  );
}

describe('tables', () => {
  test('sum up what was found', () => {
    const [first, second] = cellsOf(page, 'What was found');
    expect(first).toEqual(['some name', '100', 'exact(n^2)', '57.3', '6.4 %', 'no', '']);
    expect(second.at(-1)).toBe('kolmo, 50 bytes');
  });

  test('say how well the program fits', () => {
    expect(cellsOf(page, 'The rows that are furthest off')[0]).toEqual(['7', '3.5', '3.25', '0.25']);
    expect(page.getElementById('data-1-fit')?.nextElementSibling?.textContent).toBe(
      'The root of the mean square of the differences is 0.0125 over 100 rows, of which 3 are drawn. Half of them are off by 0.01 at most. R² is 1 - 0.00001.',
    );
  });

  test('say how the data was taken, and what it takes otherwise', () => {
    const said = page.querySelector('#data-1-program ~ p.quiet')?.textContent;
    expect(said).toContain(
      'Taken as some words of 4 values in grammar some name. In other ways it takes more:',
    );
    const others = [...page.querySelectorAll('#data-1-program ~ ul.quiet > li')];
    expect(others[0]?.textContent).toBe('integer in grammar integer: 80.5 bits');
  });

  test('put the shortest first, and no output that was not decoded back wins', () => {
    const rows = cellsOf(page, 'All compressors');
    expect(rows.map(([name]) => name.split(' ')[0])).toEqual([
      'kolmo',
      'lstm',
      'xz',
      'some',
      'untrue',
      'broken',
    ]);
    expect(rows.map((cells) => cells.at(-1))).toEqual([
      ...['✓ yes', '✓ yes', '✓ yes', '✓ yes'],
      '✗ not verified',
      '✗ some words',
    ]);
    const best = page.querySelectorAll('#data-2-comparison ~ .scroll tr.best > th');
    expect([...best].map((cell) => cell.textContent?.split(' ')[0])).toEqual(['kolmo']);
  });

  test('tell the compressors of all files', () => {
    expect(cellsOf(page, 'Bytes of every compressor')[0]).toEqual([
      'some name2',
      ...['400', '50', '90', '80', '20*', '70', '–', '–'],
    ]);
  });
});

test('a comparison and a search of the same data make one chapter', () => {
  const { search, ...alone } = sampleComparison();
  const document = pageOf(read([alone, search]));
  expect([...document.querySelectorAll('main > section > h2')].map((title) => title.textContent)).toEqual([
    'Summary',
    'some name',
  ]);
  expect(document.querySelectorAll('#data-1 math')).toHaveLength(1);
});

test('the same results give the same page', () => {
  expect(writeReport(allSamples())).toBe(writeReport(allSamples()));
});

test.each<[string, object]>([
  [
    'no bits at all',
    { nullBits: 0, best: { ...sampleSearch().best, programBits: 0, dataBits: 0, totalBits: 0 } },
  ],
  [
    'a search that found nothing',
    { nullBits: 10, history: [], frontier: [], alternatives: [], strategies: [] },
  ],
  ['one step', { history: [{ seconds: 0, evaluated: 0, totalBits: 5 }] }],
  ['steps at one moment', { seconds: 0, history: Array(3).fill({ seconds: 0, evaluated: 0, totalBits: 5 }) }],
  ['no prediction', { best: { ...sampleSearch().best, next: [] } }],
])('%s is drawn without a number that is none', (_, change) => {
  expect(writeReport(read([{ ...sampleSearch(), ...change }]))).not.toMatch(/NaN|Infinity/);
});

test.each([
  [['mass', '<b>'], 'That depends on mass, <b>.'],
  [[], 'The program has no value there.'],
])('rows that no program can tell are not predicted: %s', (used, text) => {
  const change = { best: { ...sampleSearch().best, next: [null, null] }, inputs: { used } };
  const page = pageOf(read([{ ...sampleSearch(), ...change }]));
  expect(page.getElementById('data-1-next')?.nextElementSibling?.textContent).toBe(text);
});
