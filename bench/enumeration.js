/**
 * How fast programs are enumerated: terminals n 1 2 3, operations + - * div mod, 24 rows, one head that never fits.
 *
 *   npm run build && node bench/enumeration.js [WORKERS] [SECONDS]
 *
 * Prints candidates per second of processor time (all threads) and of wall time, and the bytes of the bank that a class
 * takes; WORKERS 0 stays on the main thread. No candidates are left out by identities (see pruning.js). Then, on the main thread, how fast halves of programs are looked up.
 */
import { columnOf } from '../dist/data/column.js';
import { parseGrammar } from '../dist/grammar/parse.js';
import { Enumeration, inlineExecutor } from '../dist/search/enumerate/enumeration.js';
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
const problem = {
  window: { name: 'noise', kind: 'integer', target, given: [], decimals: 0, alphabet: [] },
  grammar: parseGrammar(GRAMMAR, 'reference'),
  seed: 1,
};
const million = (count) => `${(count / 1e6).toFixed(2)} million`;

async function measureEnumeration() {
  const makeExecutor = workers === 0 ? inlineExecutor : poolExecutor(workers);
  const enumeration = new Enumeration(problem, MEMORY, makeExecutor, []);
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
  const { evaluated, distinct, completeBits, bytes } = enumeration;
  const candidates = evaluated - before;
  console.log(
    `${workers} workers: ${candidates} candidates, ${distinct} classes of ${Math.round(bytes / distinct)} bytes, ` +
      `up to ${completeBits.toFixed(1)} bits; ${million(candidates / ((user + system) / 1e6))}/s of processor time, ` +
      `${million(candidates / wall)}/s of wall time`,
  );
  await enumeration.close();
}

/** A sum, two differences and a product are tried for each new class. */
const PROBES = 4;

async function measureMeeting() {
  let probes = 0;
  let time = 0;
  const timed = (_problem, _bank, _pending, own) => ({
    run: async (tasks) =>
      tasks.map((task) => {
        if (task.phase !== 'meet') return own.perform(task);
        const used = process.cpuUsage();
        const result = own.perform(task);
        const { user, system } = process.cpuUsage(used);
        time += user + system;
        probes += PROBES * task.fresh.counts.reduce((sum, count) => sum + count, 0);
        return result;
      }),
    close: async () => {},
  });
  const enumeration = new Enumeration(problem, MEMORY, timed, []);
  const bounds = { dataBits: () => 0, meetingBits: 1000, candidates: Number.POSITIVE_INFINITY };
  while (enumeration.evaluated < 1e6) await enumeration.next(bounds);
  probes = 0;
  time = 0;
  while (enumeration.evaluated < 5e6) await enumeration.next(bounds);
  console.log(`meeting: ${probes} probes, ${million(probes / (time / 1e6))}/s of processor time`);
}

await measureEnumeration();
await measureMeeting();
