/**
 * What pruning by proved laws could save an enumeration at most: of the candidates that are evaluated, the share that a law rewrites
 * to an expression of the same symbol that costs no more and comes before it, so that it could be left out; and the share
 * whose column was there already, which observational equivalence drops after evaluating it.
 *
 *   npx tsx bench/pruning.ts [GRAMMAR] [MILLIONS]
 *
 * GRAMMAR is a shipped grammar, or `reference`: n 1 2 3 with + - * div mod. MILLIONS of candidates are enumerated on 24 rows.
 */
import { columnOf } from '../src/data/column.js';
import { exploreLaws } from '../src/generalise/explore/explore-laws.js';
import { rewritingRules } from '../src/generalise/laws/shorten.js';
import { expressionBits } from '../src/grammar/derive.js';
import { parseGrammar } from '../src/grammar/parse.js';
import { shippedGrammar } from '../src/grammar/shipped.js';
import { printExpression } from '../src/language/print.js';
import type { Rectangle } from '../src/search/enumerate/chunk.js';
import { Enumeration, inlineExecutor } from '../src/search/enumerate/enumeration.js';
import { Proposer } from '../src/search/enumerate/propose.js';
import { Chance } from '../src/search/mutate/chance.js';

const REFERENCE = `grammar reference
start model
model ::= exact(int)
int ::= n [2] | 1 [2] | 2 [2] | 3 [2] | int + int | int - int | int * int | int div int | int mod int
`;
const OPERATORS = ['+', '-', '*', 'div', 'mod', '^', 'neg', 'abs', 'min', 'max', 'gcd', 'lcm', 'xor'];
const SAMPLE = 1 / 500;

const [name = 'integer', millions = '5'] = process.argv.slice(2);
const grammar = name === 'reference' ? parseGrammar(REFERENCE, name) : await shippedGrammar(name);
const laws = [...exploreLaws(grammar, 'int', { operators: OPERATORS, effort: 100 })];
const rules = rewritingRules(laws);

const chance = Chance.fromSeed(1);
let [sampled, reducible] = [0, 0];
const byPrimitive = new Map<string, number>();
const propose = Proposer.prototype.propose;
Proposer.prototype.propose = function (rectangle: Rectangle, at: number): number {
  const { production, literal, a0, a1, b0, b1, c0, c1, triangular } = rectangle;
  const candidates = propose.call(this, rectangle, at);
  const { evaluator } = this;
  const { productions, symbols } = evaluator.space;
  if (literal || symbols[productions[production].symbol].name !== 'int') {
    sampled += candidates * SAMPLE;
    return candidates;
  }
  for (let index = 0; index < candidates * SAMPLE - chance.real(); index++) {
    const a = a0 + chance.below(a1 - a0);
    const first = triangular ? Math.max(a, b0) : b0;
    if (first >= b1) continue;
    const candidate = { production, a, b: first + chance.below(b1 - first), c: c0 + chance.below(c1 - c0) };
    const expression = evaluator.expressionOf(candidate);
    const bits = expressionBits(grammar, 'int', expression, []) ?? 0;
    const text = printExpression(expression);
    sampled++;
    for (const result of rules.atRoot(expression)) {
      const other = expressionBits(grammar, 'int', result, []);
      if (other === undefined || other > bits + 1e-9) continue;
      if (other > bits - 1e-9 && printExpression(result) >= text) continue;
      reducible++;
      const primitive = expression.kind === 'apply' ? expression.primitive : expression.kind;
      byPrimitive.set(primitive, (byPrimitive.get(primitive) ?? 0) + 1);
      break;
    }
  }
  return candidates;
};

const target = columnOf(Array.from({ length: 24 }, (_, n) => BigInt((n * 7919 + 13) % 1009)));
const window = { name: 'noise', kind: 'integer' as const, target, given: [], decimals: 0, alphabet: [] };
const enumeration = new Enumeration({ dataset: window, window, grammar, seed: 1 }, 2 ** 30, inlineExecutor);
const bounds = { dataBits: () => 0, meetingBits: 0, candidates: Number.POSITIVE_INFINITY };
while (enumeration.evaluated < 1e6 * Number(millions)) {
  if (typeof (await enumeration.next(bounds)) === 'string') break;
}
const { evaluated, distinct, completeBits } = enumeration;
const percent = (share: number) => `${(100 * share).toFixed(2)} %`;
const proved = laws.filter(({ method }) => method !== undefined).length;
const most = [...byPrimitive].sort(([, one], [, other]) => other - one).slice(0, 6);
console.log(
  `${name}: ${evaluated} candidates to ${completeBits.toFixed(1)} bits, ${percent(1 - distinct / evaluated)} had a known column; ` +
    `${laws.length} laws, ${proved} proved; of ${Math.round(sampled)} candidates looked at ${percent(reducible / sampled)} could be left out` +
    ` (${most.map(([primitive, count]) => `${primitive} ${percent(count / sampled)}`).join(', ')})`,
);
await enumeration.close();
