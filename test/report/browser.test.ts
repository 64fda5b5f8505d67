import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kolmo, scratch } from '../cli/kolmo.js';
import { sampleBenchmark, sampleComparison, sampleCompression, sampleDistances } from './samples.js';

const CHROMIUM = '/usr/bin/chromium';

/** The browser has to be there where CI says so, and is looked for elsewhere. */
const isMissing = process.env.CI === undefined && !existsSync(CHROMIUM);

/** The page of a search by the command line and of a sample of everything else. */
async function writePage(): Promise<string> {
  const { directory, file } = scratch();
  const search = await kolmo([
    'search',
    'datasets/integer/catalan.csv',
    '--max-evaluations',
    '3000',
    '--json',
  ]);
  expect(search.code).toBe(0);
  const others = [sampleComparison(), ...sampleBenchmark(), sampleCompression(), sampleDistances()];
  const lines = others.map((object) => JSON.stringify(object)).join('\n');
  const path = join(directory, 'report.html');
  const report = await kolmo([
    'report',
    file('catalan.json', search.stdout),
    file('others.jsonl', lines),
    '-o',
    path,
  ]);
  expect(report).toMatchObject({ code: 0, stderr: '' });
  return pathToFileURL(path).href;
}

describe.skipIf(isMissing)('the page in chromium', () => {
  let address: string;
  let browser: Browser;

  beforeAll(async () => {
    [address, browser] = await Promise.all([
      writePage(),
      chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] }),
    ]);
  });
  afterAll(() => browser?.close());

  test.each([
    { width: 400, colorScheme: 'light' },
    { width: 1600, colorScheme: 'dark' },
  ] as const)('can be read at $width pixels, $colorScheme', async ({ width, colorScheme }) => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (request.url() !== address) complaints.push(`it asked for ${request.url()}`);
    });
    await page.goto(address);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    expect(await hiddenHeadings(page)).toEqual([]);
    expect(await page.locator('h1, h2, h3').allTextContents()).toEqual(HEADINGS);
    expect(await overlaps(page)).toEqual([]);
    const colours = await coloursOf(await page.screenshot({ fullPage: true }), browser);
    expect(colours).toBeGreaterThan(200);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

const HEADINGS = [
  'kolmo report',
  'Contents',
  'Summary',
  ...[
    'catalan.csv',
    'The shortest program',
    'What comes next',
    'What longer programs buy',
    'How the search went',
  ],
  ...[
    'some name',
    'The shortest program',
    'How well it fits',
    'What comes next',
    'What longer programs buy',
    'How the search went',
  ],
  ...['Compressors side by side', 'Surprise along the data', 'Learning curves'],
  'Compressed files',
  'Predictions: others.jsonl',
  'Distances between files',
];

// What runs in the page is text: the types of browsers are none of this project's.

function hiddenHeadings(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('h1, h2, h3')]
    .filter((heading) => {
      const { width, height, left, right } = heading.getBoundingClientRect();
      return !heading.checkVisibility() || width === 0 || height < 10 || left < 0 || right > innerWidth;
    })
    .map((heading) => heading.textContent)`);
}

/** Pairs of texts in a figure that stand on each other, and texts that reach out of the page. */
function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('figure svg')].filter((svg) => svg.checkVisibility()).flatMap((svg) => {
    const texts = [...svg.querySelectorAll('text')].map((text) => ({ name: text.textContent, box: text.getBoundingClientRect() }));
    const outside = texts.filter(({ box }) => box.left < 0 || box.right > innerWidth).map(({ name }) => name + ' is cut off');
    const pairs = texts.flatMap((one, index) => texts.slice(index + 1)
      .filter(({ box }) =>
        Math.min(one.box.right, box.right) - Math.max(one.box.left, box.left) > 1 &&
        Math.min(one.box.bottom, box.bottom) - Math.max(one.box.top, box.top) > 3)
      .map((other) => one.name + ' on ' + other.name));
    return [...outside, ...pairs];
  })`);
}

/** The number of different colours of a picture, of which every seventh point is looked at. */
async function coloursOf(png: Buffer, browser: Browser): Promise<number> {
  const page = await browser.newPage();
  const colours = await page.evaluate(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png.toString('base64')}';
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    return new Set(new Uint32Array(data.buffer).filter((_, index) => index % 7 === 0)).size;
  })()`);
  await page.close();
  return Number(colours);
}
