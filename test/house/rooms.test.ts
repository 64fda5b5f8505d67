import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { sourceTexts } from './source-texts.js';

/** Each room may import those before it, and what stands outside of rooms. */
const ROOMS = [
  'numbers',
  'wasm',
  'data',
  'language',
  'grammar',
  'codelength',
  'prove',
  'search',
  'learn',
  'conjecture',
  'workers',
  'compare',
  'report',
  'api',
  'testing',
  'cli',
];

/** What each file imports, by paths below src. */
const IMPORTS = new Map(
  [...sourceTexts()].map(([file, text]) => {
    const names = [...text.matchAll(/(?:from|import\() ?'(\.[^']+)\.js'/g)].map(([, name]) => `${name}.ts`);
    return [file, names.map((name) => posix.join(posix.dirname(file), name))] as const;
  }),
);

const EDGES = [...IMPORTS].flatMap(([file, names]) => names.map((name) => ({ file, name })));
const roomOf = (path: string) => ROOMS.indexOf(path.split('/')[0]);

test('all imports are of files that are there', () => {
  expect(EDGES.length).toBeGreaterThan(2000);
  expect(EDGES.filter(({ name }) => !IMPORTS.has(name))).toEqual([]);
});

test('rooms import rooms before them', () => {
  const known = EDGES.filter(({ file, name }) => roomOf(file) >= 0 && roomOf(name) >= 0);
  expect(known.filter(({ file, name }) => roomOf(name) > roomOf(file))).toEqual([]);
});

test('no file imports itself by way of others', () => {
  const left = new Map([...IMPORTS].map(([file, names]) => [file, new Set(names)]));
  for (let free = [...left.keys()]; free.length > 0; ) {
    free = [...left].filter(([, names]) => [...names].every((name) => !left.has(name))).map(([file]) => file);
    for (const file of free) left.delete(file);
  }
  expect([...left.keys()]).toEqual([]);
});

test('the checker of proofs imports nothing of the prover', () => {
  const inside = EDGES.filter(({ file }) => file.startsWith('prove/check'));
  expect(inside.length).toBeGreaterThan(50);
  const reached = new Set(inside.map(({ name }) => name));
  for (const file of reached) for (const name of IMPORTS.get(file) ?? []) reached.add(name);
  expect([...reached].filter((file) => file.startsWith('prove/prover/'))).toEqual([]);
});
