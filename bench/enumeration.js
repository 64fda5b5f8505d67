/**
 * How fast programs are enumerated: terminals n 1 2 3, operations + - * div mod, 24 rows, one head that never fits.
 *
 *   npm run build && node bench/enumeration.js [WORKERS] [SECONDS]
 *
 * Prints candidates per second of processor time (all threads) and of wall time; WORKERS 0 stays on the main thread.
 */
import { columnOf } from '../dist/data/column.js';
import { parseGrammar } from '../dist/grammar/parse.js';
import { Enumeration, inlineExecutor } from '../dist/search/enumeration.js';
import { poolExecutor } from '../dist/workers/pool.js';

const GRAMMAR = `grammar reference
start model
model ::= exact(int)
int ::= n [2] | 1 [2] | 2 [2] | 3 [2] | int + int | int - int | int * int | int div int | int mod int
`;
const ROWS = 24;
const MEMORY = 2 ** 31;

const workers = Number(process.argv[2] ?? 1);
const seconds = Number(process.argv[3] ?? 10);

const target = columnOf(Array.from({ length: ROWS }, (_, n) => BigInt((n * 7919 + 13) % 1009)));
const enumeration = new Enumeration(
  {
    window: { name: 'noise', kind: 'integer', target, given: [], decimals: 0, alphabet: [] },
    grammar: parseGrammar(GRAMMAR, 'reference'),
    seed: 1,
  },
  MEMORY,
  workers === 0 ? inlineExecutor : poolExecutor(workers),
);

// The first million compiles the code and starts the threads.
const bounds = { dataBits: () => 0, meetingBits: 0, candidates: Number.POSITIVE_INFINITY };
while (enumeration.evaluated < 1e6) await enumeration.next(bounds);
const before = enumeration.evaluated;
const started = performance.now();
const used = process.cpuUsage();
while (performance.now() - started < 1000 * seconds) {
  if (typeof (await enumeration.next(bounds)) === 'string') break;
}
const wall = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(used);
const candidates = enumeration.evaluated - before;
const rate = (time) => `${(candidates / time / 1e6).toFixed(2)} million/s`;
console.log(
  `${workers} workers: ${candidates} candidates, ${enumeration.distinct} classes, up to ${enumeration.completeBits.toFixed(1)} bits; ` +
    `${rate((user + system) / 1e6)} of processor time, ${rate(wall)} of wall time`,
);
await enumeration.close();
