import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { Dataset } from '../../src/data/dataset.js';
import { readData, readDataset } from '../../src/data/read.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { inlineExecutor } from '../../src/search/enumerate/enumeration.js';
import { runSearch } from '../../src/search/run.js';

/** What a search answered once. `UPDATE_GOLDEN=1 npx vitest run test/search/golden.test.ts` writes new answers. */
interface GoldenRun {
  /** A file in datasets/, or values between commas. */
  readonly data: string;
  /** The first rows alone, if not all. */
  readonly rows?: number;
  readonly grammar: string;
  readonly maxEvaluations: number;
  readonly answer?: Answer;
}

interface Answer {
  readonly program: string;
  readonly programBits: number;
  readonly dataBits: number;
  readonly totalBits: number;
  readonly certified: boolean;
  readonly next: readonly (string | null)[];
}

const FILE = fileURLToPath(new URL('golden.json', import.meta.url));
const DATASETS = new URL('../../datasets/', import.meta.url);
const UPDATE = process.env.UPDATE_GOLDEN === '1';

const runs: readonly GoldenRun[] = JSON.parse(readFileSync(FILE, 'utf8'));
const updated: GoldenRun[] = [];

function datasetOf({ data, rows }: GoldenRun): Dataset {
  if (!data.includes('/')) return readData(data, { name: 'inline' });
  const { dataset } = readDataset(readFileSync(new URL(data, DATASETS)), {
    name: basename(data),
    inputs: [],
  });
  if (rows === undefined) return dataset;
  return { ...dataset, target: { values: dataset.target.values.slice(0, rows) } };
}

async function answerOf(run: GoldenRun): Promise<Answer> {
  const { best, certified } = await runSearch(
    datasetOf(run),
    {
      grammar: shippedGrammar(run.grammar),
      strategies: ['enumerate'],
      maxEvaluations: run.maxEvaluations,
      seconds: Number.POSITIVE_INFINITY,
      memory: 2 ** 27,
      next: 5,
    },
    1,
    inlineExecutor,
  );
  const { program, programBits, dataBits, totalBits, next } = best;
  return {
    program,
    programBits: rounded(programBits),
    dataBits: rounded(dataBits),
    totalBits: rounded(totalBits),
    certified,
    next,
  };
}

/** Millionths of a bit are stable across machines. */
function rounded(bits: number): number {
  return Math.round(bits * 1e6) / 1e6;
}

test.each(runs)('$data in $grammar after $maxEvaluations evaluations', async (run) => {
  const answer = await answerOf(run);
  updated.push({ ...run, answer });
  if (!UPDATE) expect(answer).toEqual(run.answer);
});

afterAll(() => {
  if (UPDATE) writeFileSync(FILE, `${JSON.stringify(updated, null, 2)}\n`);
});
