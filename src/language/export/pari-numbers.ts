import type { Definitions } from './prelude.js';

/** What number theory, digits, irrational numbers and combinatorics need in PARI/GP. */
export const PARI_NUMBERS: Definitions = new Map([
  ['divisor_count', 'divisor_count(x) = if(x < 1, error("undefined"), numdiv(x));'],
  ['divisor_sum', 'divisor_sum(x, k) = if(x < 1 || k < 0, error("undefined"), sigma(x, k));'],
  ['totient', 'totient(x) = if(x < 1, error("undefined"), eulerphi(x));'],
  ['distinct_factors', 'distinct_factors(x) = if(x < 1, error("undefined"), omega(x));'],
  ['all_factors', 'all_factors(x) = if(x < 1, error("undefined"), bigomega(x));'],
  ['moebius_sign', 'moebius_sign(x) = if(x < 1, error("undefined"), moebius(x));'],
  ['radical', 'radical(x) = if(x < 1, error("undefined"), factorback(factor(x)[, 1]));'],
  ['least_factor', 'least_factor(x) = if(x < 1, error("undefined"), if(x == 1, 1, factor(x)[1, 1]));'],
  [
    'greatest_factor',
    'greatest_factor(x) = if(x < 1, error("undefined"), if(x == 1, 1, vecmax(factor(x)[, 1])));',
  ],
  ['nth_prime', 'nth_prime(x) = if(x < 1, error("undefined"), prime(x));'],
  ['prime_count', 'prime_count(x) = if(x < 2, 0, primepi(x));'],
  ['common_multiple', 'common_multiple(x, y) = if(x == 0 || y == 0, 0, abs(lcm(x, y)));'],
  [
    'digit_list',
    'digit_list(x, base) = if(x < 0 || base < 2, error("undefined"), if(x == 0, [0], digits(x, base)));',
  ],
  ['digit_number', 'digit_number(x, base) = #digit_list(x, base);'],
  ['digit_product', 'digit_product(x, base) = vecprod(digit_list(x, base));'],
  ['largest_digit', 'largest_digit(x, base) = vecmax(digit_list(x, base));'],
  ['digit_runs', 'digit_runs(x, base) = my(d = digit_list(x, base)); 1 + sum(i = 2, #d, d[i] != d[i - 1]);'],
  ['reverse_digits', 'reverse_digits(x, base) = fromdigits(Vecrev(digit_list(x, base)), base);'],
  [
    'rebase',
    'rebase(x, from, to) = my(d = digit_list(x, from)); if(to < 2, error("undefined")); subst(Pol(d), \'x, to);',
  ],
  [
    'digit_count',
    'digit_count(x, digit, base) = my(d = digit_list(x, base)); sum(i = 1, #d, d[i] == digit);',
  ],
  [
    'pair_count',
    'pair_count(x, pair, base) = my(d = digit_list(x, base)); sum(i = 2, #d, d[i - 1] * base + d[i] == pair);',
  ],
  [
    'join_digits',
    'join_digits(x, y, base) = my(d = digit_list(y, base)); if(x < 0, error("undefined")); if(x == 0, y, x * base^#d + y);',
  ],
  [
    'floormultiple',
    'floormultiple(x, constant) = if(x < 0, error("undefined"), localbitprec(128 + 4 * #digits(x)); floor(x * constant() + 2.^-60));',
  ],
  ['floorpi', 'floorpi(x) = floormultiple(x, () -> Pi);'],
  ['floore', 'floore(x) = floormultiple(x, () -> exp(1));'],
  ['floorln', 'floorln(x, c) = if(c < 1, error("undefined"), floormultiple(x, () -> log(c)));'],
  [
    'floorlog',
    'floorlog(x, c, b) = if(c < 1 || b < 2, error("undefined"), floormultiple(x, () -> log(c) / log(b)));',
  ],
  [
    'floorroot',
    'floorroot(x, c, k) = if(x < 0 || c < 0 || k < 1, error("undefined"), sqrtnint(c * x^k, k));',
  ],
  [
    'root_contfrac',
    `root_contfrac(i, c, k) = {
  my(q = List(), bits = 256, p, r, d);
  if(i < 0 || c < 0 || k < 1, error("undefined"));
  if(ispower(c, k) || c < 2, if(i == 0, return(sqrtnint(c, k)), error("undefined")));
  while(#q <= i,
    q = List(); d = [2^bits, 2^bits]; p = sqrtnint(c * 2^(k * bits), k); p = [p, p + 1];
    while(d[1] && d[2],
      r = [p[1] \\ d[1], p[2] \\ d[2]];
      if(r[1] != r[2], break);
      listput(q, r[1]);
      p -= r[1] * d; [p, d] = [d, p]);
    bits *= 2);
  q[i + 1];
}`,
  ],
  [
    'root_convergent',
    'root_convergent(i, c, k) = contfracpnqn(vector(max(i, 0) + 1, j, root_contfrac(if(i < 0, i, j - 1), c, k)));',
  ],
  ['root_convnum', 'root_convnum(i, c, k) = root_convergent(i, c, k)[1, 1];'],
  ['root_convden', 'root_convden(i, c, k) = root_convergent(i, c, k)[2, 1];'],
  ['trirow', 'trirow(x) = if(x < 0, error("undefined"), (sqrtint(8 * x + 1) - 1) \\ 2);'],
  ['tricol', 'tricol(x) = x - binomial(trirow(x) + 1, 2);'],
  ['fibonacci_number', 'fibonacci_number(x) = if(x < 0, error("undefined"), fibonacci(x));'],
  [
    'stirling1',
    'stirling1(x, k) = if(x < 0, error("undefined"), if(k < 0 || k > x, 0, abs(stirling(x, k, 1))));',
  ],
  ['stirling2', 'stirling2(x, k) = if(x < 0, error("undefined"), if(k < 0 || k > x, 0, stirling(x, k, 2)));'],
  [
    'eulerian',
    'eulerian(x, k) = if(x < 0, error("undefined"), if(k < 0 || k > x, 0, if(x == 0, 1, sum(j = 0, k, (-1)^j * binomial(x + 1, j) * (k + 1 - j)^x))));',
  ],
  [
    'parts',
    'parts(x, k) = if(x < 0, error("undefined"), if(k < 0 || k > x, 0, if(x == 0, 1, if(k == 0, 0, #partitions(x, , [k, k])))));',
  ],
  ['partition_number', 'partition_number(x) = if(x < 0, error("undefined"), numbpart(x));'],
]);
