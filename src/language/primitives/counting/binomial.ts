import { EXACT_LIMIT } from '../../../numbers/exact.js';
import { apply } from '../../construct.js';
import { pair } from '../../export/mathml-notation.js';
import { bare, call, define, rendering } from '../../export/rendering.js';
import { bounded, log2Of, MAX_BINOMIAL, MAX_BITS, wordsOf } from '../../limits.js';
import type { Kernel, Primitive } from '../../primitive.js';
import { among, indexWitness, sayMuch, type Witness } from '../../witness.js';
import { binaryRow } from '../rows.js';
import { entryOfPascal } from './pascals-triangle.js';

const chooseFrom: Kernel = (out, rows, a, i, b, j) => {
  for (let r = 0; r < rows; r++) {
    const n = a[i + r];
    const k = b[j + r];
    if (!(n >= 0) || Number.isNaN(k)) out[r] = Number.NaN;
    else if (k < 0 || k > n) out[r] = 0;
    else {
      const fewer = Math.min(k, n - k);
      let ways = 1;
      for (let taken = 1; taken <= fewer; taken++) {
        const product = ways * (n - fewer + taken);
        if (product >= EXACT_LIMIT) {
          ways = Infinity;
          break;
        }
        ways = product / taken;
      }
      out[r] = ways;
    }
  }
};

/** Binomial coefficients met before: a search asks for the same few again and again. */
const knownWays = new Map<number, bigint | undefined>();
const MOST_KNOWN_WAYS = 2 ** 15;
const LARGEST_KNOWN_N = 2n ** 12n;

function chooseExactly(n: bigint, k: bigint): bigint | undefined {
  if (n < 0n) return undefined;
  if (k < 0n || k > n) return 0n;
  const fewer = k < n - k ? k : n - k;
  if (fewer > BigInt(MAX_BINOMIAL)) return undefined;
  if (n >= LARGEST_KNOWN_N) return countWays(n, fewer);
  const key = Number(n * LARGEST_KNOWN_N + fewer);
  const known = knownWays.get(key);
  if (known !== undefined || knownWays.has(key)) return known;
  const ways = countWays(n, fewer);
  if (knownWays.size === MOST_KNOWN_WAYS) knownWays.clear();
  knownWays.set(key, ways);
  return ways;
}

function countWays(n: bigint, fewer: bigint): bigint | undefined {
  // The partial results C(n - fewer + taken, taken) only grow, so one over the bound decides.
  let ways: bigint | undefined = 1n;
  for (let taken = 1n; taken <= fewer && ways !== undefined; taken++) {
    ways = bounded((ways * (n - fewer + taken)) / taken);
  }
  return ways;
}

function binomialSteps([n, k]: readonly bigint[], result: bigint | undefined): number {
  const fewer = k < n - k ? k : n - k;
  if (fewer < 0n || fewer > BigInt(MAX_BINOMIAL)) return 1;
  const words = result === undefined ? MAX_BITS / 64 : wordsOf(result);
  return 1 + Number(fewer) * (2 + (words >> 4));
}

/** The factors of a binomial coefficient of n >= 0, of which there are as many above as below. */
function fewerOf(n: bigint, k: bigint): number {
  return Number(k < 0n || k > n ? 0n : k < n - k ? k : n - k);
}

/** What k things are chosen from: triangular numbers and their like are told from others by it. */
const UPPER: Witness = {
  row: (ways, [k]) => {
    if (k <= 0n) return ways === (k === 0n ? 1n : 0n) ? among(0n) : undefined;
    if (ways === 0n) return among(0n);
    return indexWitness(k, (n) => chooseExactly(n, k)).row(ways, []);
  },
  onto: false,
  constants: (results) => (sayMuch(results) ? [[2n], [3n]] : []),
  column: undefined,
};

export const BINOMIAL: Primitive = {
  name: 'binomial',
  parameters: ['integer', 'integer'],
  result: 'integer',
  notation: { kind: 'call' },
  commutative: false,
  evaluation: 'strict',
  facts: {
    domain: ['natural', 'any'],
    exact: {
      bits: (n, k) => fewerOf(n, k) * log2Of(n),
      value: entryOfPascal,
      products: fewerOf,
    },
    least: () => 0n,
    degreeInFirst: (k) => (k >= 0n && k <= 40n ? Number(k) : undefined),
    isPascals: true,
    factorials: (x, y) => ({ above: [x], below: [y, apply('-', x, y)] }),
  },
  summary: `the ways to choose k of n, 0 for k < 0 or k > n; undefined for n < 0 and where k and n - k exceed ${MAX_BINOMIAL}`,
  row: binaryRow(chooseExactly),
  column: chooseFrom,
  steps: binomialSteps,
  witnesses: [UPPER],
  exports: {
    pari: call(
      define(
        'choose',
        'choose(n, k) = if(n < 0, error("undefined"), if(k < 0 || k > n, 0, binomial(n, min(k, n - k))));',
      ),
    ),
    python: call(
      define(
        'binomial',
        `def binomial(n, k):
    if n < 0:
        raise Undefined
    return math.comb(n, k) if 0 <= k <= n else 0`,
      ),
    ),
    javascript: call(
      define(
        'binomial',
        `function binomial(n, k) {
  if (n < 0n) throw new Undefined();
  if (k < 0n || k > n) return 0n;
  const fewer = k < n - k ? k : n - k;
  let ways = 1n;
  for (let taken = 1n; taken <= fewer; taken++) ways = (ways * (n - fewer + taken)) / taken;
  return ways;
}`,
      ),
    ),
    latex: rendering(([n, k]) => `\\binom{${bare(n)}}{${bare(k)}}`),
  },
  mathml: pair('(', ')'),
  semantics: `
    n,k,binomial
    0,0,1
    5,0,1
    5,5,1
    5,2,10
    5,3,10
    5,6,0
    5,-1,0
    0,1,0
    0,-1,0
    -1,0,undefined
    -1,-1,undefined
    -3,2,undefined
    10,5,252
    52,26,495918532948104
    56,28,7648690600760440
    57,28,15033633249770520
    58,29,30067266499541040
    67,33,14226520737620288370
    2^53,1,2^53
    2^53,2^53-1,2^53
    2^53,0,1
    2^53,2^53,1
    2^53,2^53+1,0
    2^53,2,40564819207303336344294875201536
    2^53+1,1,2^53+1
    2^53-1,2,40564819207303327337095620460545
    2^100,1,2^100
    2^100,2^100-1,2^100
    2^100,0,1
    2^100,2^100,1
    2^100,2^100+1,0
    2^100,2^99,undefined
    3000,1500,undefined
    2050,1025,undefined
    300,150,93759702772827452793193754439064084879232655700081358920472352712975170021839591675861424
    17000,1025,undefined
    2^50,400,undefined
    1000000,1025,undefined
    1000000,998975,undefined
    2^4096-1,1,2^4096-1
    2^4096-1,2,undefined
    -2^4096+1,1,undefined
    2^400,42,undefined
    134217728,2,9007199187632128
    134217729,2,9007199321849856
    134217730,2,9007199456067585
    undefined,1,undefined
    1,undefined,undefined
    undefined,undefined,undefined
  `,
};
