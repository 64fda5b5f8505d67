import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { expect, test } from 'vitest';
import { digests } from './digest.js';
import { ELEMENTARY } from './elementary.js';

const CHROMIUM = '/usr/bin/chromium';
const ADDRESS = 'http://localhost/numbers/real/';
const FOLDER = fileURLToPath(new URL('../../../dist/numbers/real/', import.meta.url));

/** What the functions gave when this was written. */
const EXPECTED = {
  acos: 'f241e72c',
  asin: 'a937b79a',
  atan: 'd19e9e77',
  cos: 'f1a1b7ff',
  exp: '582d5dfd',
  log: 'de9b206c',
  power: 'e0e58910',
  sin: '999b0062',
  tan: '85984ec8',
  tanh: 'f6ac9745',
};

test('every function has the same bits as ever', () => {
  expect(digests(ELEMENTARY)).toEqual(EXPECTED);
});

test.skipIf(process.env.CI === undefined && !existsSync(CHROMIUM))(
  'and the same bits in chromium',
  async () => {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      await page.route(`${ADDRESS}**`, (route) => {
        const name = route.request().url().slice(ADDRESS.length);
        return name === ''
          ? route.fulfill({ contentType: 'text/html', body: '' })
          : route.fulfill({ contentType: 'text/javascript', path: FOLDER + name });
      });
      await page.goto(ADDRESS);
      const files = ['asin', 'atan', 'exp', 'log', 'power', 'sin', 'tan', 'tanh'];
      const text = `Promise.all(${JSON.stringify(files)}.map((file) => import('./' + file + '.js'))).then((modules) => {
      const all = Object.assign({}, ...modules);
      return (${digests})(Object.fromEntries(${JSON.stringify(Object.keys(ELEMENTARY))}.map((name) => [name, all[name]])));
    })`;
      expect(await page.evaluate(text)).toEqual(EXPECTED);
    } finally {
      await browser.close();
    }
  },
);
