/**
 * What leaving out candidates by identities saves an enumeration: all programs up to a price, with and without, in turns.
 *
 *   npm run build && node bench/pruning.js [GRAMMAR] [BITS] [ROUNDS] [EFFORT]
 *
 * GRAMMAR is a shipped grammar, or `reference`: n 1 2 3 with + - * div mod. 24 rows of noise, everything on the main thread.
 * With EFFORT the identities are the laws that exploration finds with so much effort, and proves; else those that are built in.
 * Prints the candidates evaluated, the classes found, the median seconds of each way, and their ratio.
 */

import { exploreLaws } from '../dist/conjecture/explore/explore-laws.js';
import { printLaw } from '../dist/conjecture/laws/law.js';
import { columnOf } from '../dist/data/column.js';
import { parseGrammar } from '../dist/grammar/parse.js';
import { shippedGrammar } from '../dist/grammar/shipped.js';
import { symbolOf, unitsOf } from '../dist/search/enumerate/bank.js';
import { Enumeration, inlineExecutor } from '../dist/search/enumerate/enumeration.js';
import { IDENTITIES, isLinear } from '../dist/search/space/identities.js';

const REFERENCE = `grammar reference
start model
model ::= exact(int)
int ::= n [2] | 1 [2] | 2 [2] | 3 [2] | int + int | int - int | int * int | int div int | int mod int
`;
const MEMORY = 2 ** 31;
const OPERATORS = ['+', '-', '*', 'div', 'mod', '^', 'neg', 'abs', 'min', 'max', 'gcd', 'lcm', 'xor'];

const [name = 'reference', bits = '34', rounds = '5', effort] = process.argv.slice(2);
const grammar = name === 'reference' ? parseGrammar(REFERENCE, name) : await shippedGrammar(name);
const identities = effort === undefined ? IDENTITIES : exploredLaws(Number(effort));
const target = columnOf(Array.from({ length: 24 }, (_, n) => BigInt((n * 7919 + 13) % 1009)));
const window = { name: 'noise', kind: 'integer', target, given: [], decimals: 0, alphabet: [] };
const bounds = { dataBits: () => 0, meetingBits: 0, candidates: Number.POSITIVE_INFINITY };

function exploredLaws(most) {
  const laws = [...exploreLaws(grammar, 'int', { operators: OPERATORS, effort: most })];
  const usable = laws.filter((law) => law.method !== undefined && law.domain === 'integers' && isLinear(law));
  console.log(`${laws.length} laws found, of ${usable.length} that are proved for all integers and linear:`);
  console.log(usable.map((law) => `  ${printLaw(law)}`).join('\n'));
  return usable;
}

async function measure(identities) {
  const problem = { dataset: window, window, grammar, seed: 1 };
  const started = performance.now();
  const enumeration = new Enumeration(problem, MEMORY, inlineExecutor, identities);
  while (enumeration.completeBits < Number(bits)) {
    if (typeof (await enumeration.next(bounds)) === 'string') break;
  }
  const seconds = (performance.now() - started) / 1000;
  const { evaluated, completeBits, bank, engine } = enumeration;
  let classes = 0;
  const { space } = engine;
  for (let entry = 1; entry <= enumeration.distinct; entry++) {
    const symbol = symbolOf(bank, entry);
    // Programs without columns are all kept.
    if (space.symbols[symbol].grid === undefined) continue;
    if (unitsOf(bank, entry) + space.outside[symbol] < completeBits * space.unitsPerBit) classes++;
  }
  await enumeration.close();
  return { evaluated, classes, completeBits, seconds };
}

function median(values) {
  return values.toSorted((x, y) => x - y)[values.length >> 1];
}

const ways = { all: [], fewer: [] };
for (let round = 0; round < Number(rounds); round++) {
  ways.all.push(await measure([]));
  ways.fewer.push(await measure(identities));
}
const [all, fewer] = [ways.all, ways.fewer].map((runs) => {
  const { evaluated, classes, completeBits } = runs[0];
  const seconds = median(runs.map((run) => run.seconds));
  console.log(
    `${runs === ways.all ? 'all' : 'without redundant ones'}: ${evaluated} candidates up to ${completeBits.toFixed(1)} bits, ` +
      `${classes} classes, ${seconds.toFixed(2)} s`,
  );
  return { evaluated, seconds };
});
const saved = (100 * (1 - fewer.evaluated / all.evaluated)).toFixed(1);
console.log(
  `${name}: ${saved} % fewer candidates, ${(all.seconds / fewer.seconds).toFixed(2)} times as fast`,
);
