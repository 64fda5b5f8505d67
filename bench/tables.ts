/**
 * Searches the law of every table of a folder, and says which are found:
 *
 *     node --import tsx bench/tables.ts FOLDER [--seconds 30] [--workers 2] [--noise] [--extra 0] [--only NAME,NAME] [--seed 1]
 *
 * FOLDER has an `index.tsv` with the columns file, target, formula (as Python writes it) and variables, and for each file the tables
 * `FILE.csv`, `FILE.noise01.csv` with noise, which `--noise` takes, and `FILE.test.csv`. `--extra N` adds N columns of random numbers.
 *
 * A law is `found` if what it says of every row of the test table is right within 1e-4 of their range. It is the `same` as the formula if it
 * has its values at 200 random points between the least and the greatest of each column, within 1e-9 of their range, as it is or
 * after its constants were fitted to the formula and changed by 0.5 % at most. Run after `npm run build`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { columnsOfText, furtherRows } from '../dist/data/further-rows.js';
import { readDataset } from '../dist/data/read.js';
import { applied } from '../dist/search/applied.js';
import { search } from '../dist/workers/search.js';
import { isSingle } from '../src/language/expression.js';
import type { RealColumns } from '../src/language/real/world.js';
import { isSameFormula, parseFormula } from './same-formula.js';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '30' },
    workers: { type: 'string', default: '2' },
    noise: { type: 'boolean', default: false },
    extra: { type: 'string', default: '0' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const [folder] = positionals;
if (folder === undefined) throw new Error('which folder of tables?');

/** A right value is this share of the range of all values off at most. */
const NEAR = 1e-4;
const POINTS = 200;

const generator = xoroshiro128plus(Number(flags.seed));
const random = (least: number, most: number): number => least + (most - least) * uniformFloat64(generator);

type Cells = ReadonlyMap<string, readonly string[]>;

function readTable(path: string): Cells {
  const [header, ...lines] = readFileSync(join(folder, path), 'utf8').trim().split(/\r?\n/);
  const rows = lines.map((line) => line.split(','));
  return new Map(header.split(',').map((name, place) => [name, rows.map((row) => row[place])]));
}

/** The table with further columns of random numbers from 1 to 5 before the others. */
function withExtra(table: Cells): Cells {
  const rows = [...table.values()][0].length;
  const extra = Array.from({ length: Number(flags.extra) }, (_, place) => {
    return [`extra${place + 1}`, Array.from({ length: rows }, () => random(1, 5).toFixed(5))] as const;
  });
  return new Map([...extra, ...table]);
}

function textOf(table: Cells): string {
  const columns = [...table.values()];
  const lines = columns[0].map((_, row) => columns.map((cells) => cells[row]).join(','));
  return `${[[...table.keys()].join(','), ...lines].join('\n')}\n`;
}

/** Points between the least and the greatest of each column. */
function randomPoints(table: Cells): RealColumns {
  const given = [...table].map(([name, cells]) => {
    const numbers = cells.map(Number);
    const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
    return [name, Float64Array.from({ length: POINTS }, () => random(least, most))] as const;
  });
  return { rows: POINTS, target: new Float64Array(0), given: new Map(given) };
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

interface Line {
  readonly file: string;
  readonly formula: string;
  readonly found: boolean;
  readonly same: boolean;
  readonly program: string;
  readonly bits: number;
  readonly seconds: number;
}

async function measure(file: string, target: string, formula: string): Promise<Line> {
  const table = withExtra(readTable(flags.noise ? `${file}.noise01.csv` : `${file}.csv`));
  const { dataset } = readDataset(bytesOf(textOf(table)), { name: file, column: target });
  const result = await search(dataset, {
    seconds: Number(flags.seconds),
    workers: Number(flags.workers),
    seed: Number(flags.seed),
    next: 0,
  });
  const { model, program, totalBits } = result.best;

  const tested = withExtra(readTable(`${file}.test.csv`));
  const right = tested.get(target)!.map(Number);
  const inputs = textOf(new Map([...tested].filter(([name]) => name !== target)));
  const rows = (needed: readonly string[]) => ({
    ...furtherRows(file, columnsOfText(file, bytesOf(inputs)), dataset, target, needed),
    follows: false,
  });
  const { rows: told } = applied(result, dataset, rows);
  const range = Math.max(...right) - Math.min(...right);
  const found =
    told.length === right.length &&
    told.every(({ value }, row) => value !== null && Math.abs(Number(value) - right[row]) <= NEAR * range);

  const points = randomPoints(new Map([...table].filter(([name]) => name !== target)));
  const same =
    isSingle(model) &&
    model.head === 'measured' &&
    isSameFormula(model.expressions[0], parseFormula(formula, [...table.keys()]), points);
  return { file, formula, found, same, program, bits: totalBits, seconds: result.seconds };
}

const only = flags.only?.split(',');
const index = readFileSync(join(folder, 'index.tsv'), 'utf8').trim().split('\n').slice(1);
const lines: Line[] = [];
console.log(['file', 'found', 'same', 'bits', 'seconds', 'formula', 'program'].join('\t'));
for (const [file, target, formula] of index.map((line) => line.split('\t'))) {
  if (only !== undefined && !only.includes(file)) continue;
  const line = await measure(file, target, formula);
  lines.push(line);
  const told = [line.found, line.same].map((is) => (is ? 'yes' : 'no'));
  console.log(
    [file, ...told, line.bits.toFixed(1), line.seconds.toFixed(1), formula, line.program].join('\t'),
  );
}
const count = (is: (line: Line) => boolean) => `${lines.filter(is).length} of ${lines.length}`;
console.log(`found: ${count(({ found }) => found)}; the same formula: ${count(({ same }) => same)}`);
