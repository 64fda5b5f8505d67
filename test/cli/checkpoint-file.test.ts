import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CheckpointFile } from '../../src/cli/checkpoint-file.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { inlineExecutor } from '../../src/search/enumerate/enumeration.js';
import { runSearch } from '../../src/search/run.js';
import { integers, rowsFrom } from '../search/sequences.js';
import { scratch } from './kolmo.js';

const INTEGER = shippedGrammar('integer');
const SQUARES = integers(rowsFrom(20, (n) => n * n + (n % 7)));

const run = (maxEvaluations: number) =>
  runSearch(
    SQUARES,
    { grammar: INTEGER, seconds: Number.POSITIVE_INFINITY, maxEvaluations, memory: 2 ** 26 },
    1,
    inlineExecutor,
  );
const [short, long] = [await run(2), await run(20_000)];

const open = (path: string, resume = false) => CheckpointFile.open(path, resume, SQUARES, INTEGER);
const said: string[] = [];
beforeEach(() => {
  said.length = 0;
  vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
    said.push(String(line));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe('a checkpoint', () => {
  test('only gets better, whichever of two processes writes last', async () => {
    expect(long.best.totalBits).toBeLessThan(short.best.totalBits);
    const path = join(scratch().directory, 'kept.json');
    const [one, other] = [await open(path), await open(path)];
    await one.save(long);
    await other.save(short);
    const { before } = await open(path, true);
    expect(before.totalBits).toBe(long.best.totalBits);
    expect(before.evaluated).toBe(long.evaluated + short.evaluated);
    // Each counts its own work once, however often it saves.
    await one.save(long);
    await other.save(short);
    const { totalBits, evaluated } = before;
    expect((await open(path, true)).before).toMatchObject({ totalBits, evaluated });
    expect(said).toEqual([]);
  });

  test('that cannot be written is said to be so once, and is written when it can', async () => {
    const { directory } = scratch();
    const path = join(directory, 'kept.json');
    const file = await open(path);
    rmSync(directory, { recursive: true });
    await file.save(short);
    await file.save(long);
    expect(said).toEqual([expect.stringMatching(/^kolmo: cannot write .*no such file or directory/)]);
  });

  test.each([
    ['of other data', () => '{"schema":"kolmo.checkpoint/1","models":[]}'],
    ['of more than a checkpoint holds', () => ' '.repeat(2 ** 24)],
  ])('is not put in the place of a file %s', async (_, content) => {
    const path = join(scratch().directory, 'kept.json');
    const file = await open(path);
    writeFileSync(path, content());
    await file.save(long);
    expect(said).toEqual([expect.stringMatching(/^kolmo: cannot write .*is no checkpoint of a search/)]);
    expect(readFileSync(path, 'utf8')).toBe(content());
    await expect(open(path, true)).rejects.toThrow(/is no checkpoint of a search/);
    expect(readdirSync(join(path, '..'))).toEqual(['kept.json']);
  });

  test('is a file', async () => {
    await expect(open('/dev/null', true)).rejects.toThrow('/dev/null is a device or a pipe');
    expect(existsSync('/dev/null')).toBe(true);
  });
});
