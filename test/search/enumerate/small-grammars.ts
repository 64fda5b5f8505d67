import type { Grammar } from '../../../src/grammar/grammar.js';
import { parseGrammar } from '../../../src/grammar/parse.js';

function small(name: string, text: string): Grammar {
  return parseGrammar(`grammar ${name}\nstart model\n${text}\n`, `${name}.grammar`);
}

/** Grammars small enough that all their cheap programs can be listed, one for each thing the search treats apart. */
export const ARITHMETIC = small(
  'arithmetic',
  `model ::= exact(int) [6] | patched(int) [1] | noisy(int) [1]
   int ::= n [6] | 1 [4] | 2 [3] | a(n-1) [5] | a(n-2) [3] | int + int [3] | int - int [2] | int * int [2]
         | int div int [1] | int mod int [1]`,
);

export const CONDITIONS = small(
  'conditions',
  `model ::= exact(int) [3] | patched(int) [1]
   int ::= n [4] | 0 [2] | 1 [2] | past [2] | int + int [2] | if(bool, int, int) [3]
   past ::= a(n-1) [1]
   bool ::= int < int [2] | int mod 2 = 0 [3] | not(bool) [1]`,
);

export const LITERALS = small(
  'literals',
  `model ::= exact(int) [2] | noisy(int) [1]
   int ::= n [3] | literal [4] | a(n - literal) [1] | int * int [1] | int + int [1]`,
);

export const SUMS = small(
  'sums',
  `model ::= exact(int) [3] | noisy(int) [1]
   int ::= n [3] | 1 [2] | sum(k, 1, n, body) [3] | int + int [1]
   body ::= k [4] | n [2] | 1 [1] | body * body [2] | a(k - 1) [2]`,
);

export const ITERATIONS = small(
  'iterations',
  `model ::= exact(int) [1]
   int ::= n [3] | 1 [3] | iterate(x, n, int, step) [3]
   step ::= x [4] | n [1] | 1 [2] | step + step [2] | step * step [1]`,
);

/** One selection has cells of its own; the others, with a condition or a start that depends on the row, have none. */
export const SELECTIONS = small(
  'selections',
  `model ::= exact(int) [3] | noisy(int) [1]
   int ::= n [3] | 1 [2] | int + int [1] | nth(k, 1, n, test) [4] | nth(k, n, 0, test) [1] | nth(k, 1, 0, apart) [1]
   test ::= prime?(member) [2] | member mod member = 0 [2] | not(test) [1]
   member ::= k [4] | 2 [1] | 3 [1] | member * member [1]
   apart ::= k > n [1] | n mod k = 1 [1]`,
);

export const TABLES = small(
  'tables',
  `model ::= exact(value) [2] | noisy(value) [2] | patched(value) [1]
   value ::= given(n) [4] | given(n-1) [2] | 1 [2] | a(n-1) [2] | value + value [2] | value - value [1]`,
);

export const BITS = small(
  'smallbits',
  `model ::= context(key) [3] | exact(bit) [3] | patched(bit) [1]
   key ::= 0 [1] | bit [3] | 2 * bit + bit [2] | n mod 2 [1]
   bit ::= a(n-1) [4] | a(n-2) [3] | a(n-3) [2] | 0 [1] | 1 [1] | bit xor bit [3] | 1 - bit [1]`,
);

/** One production has a probability near 1, so that whole chains of it cost less than a bit. */
export const LOPSIDED = small(
  'lopsided',
  `model ::= exact(int) [999] | noisy(int) [1]
   int ::= leaf [40] | leaf + int [1] | leaf * leaf [1]
   leaf ::= n [60] | 1 [1] | a(n-1) [1] | n + 1 [1]`,
);

/** Derives nine programs in all. */
export const FINITE = small(
  'finite',
  `model ::= exact(total) [3] | noisy(leaf) [1]
   total ::= leaf + leaf [2]
   leaf ::= n [2] | a(n-1) [1] | 3 [1]`,
);
