import type { StatementText } from '../../src/prove/statement-parser.js';

const LUCAS = 'L = 2, 1, a(n-1) + a(n-2)';
const PELL = 'P = 0, 1, 2*a(n-1) + a(n-2)';
const HANOI = 'H = 0, 2*a(n-1) + 1';
const JACOBSTHAL = 'J = 0, 1, a(n-1) + 2*a(n-2)';
const TRIBONACCI = 'T = 0, 0, 1, a(n-1) + a(n-2) + a(n-3)';

type More = Omit<StatementText, 'left' | 'right'>;
type Row = readonly [name: string, left: string, right: string, more?: More];

/** A row of a table as a statement. */
export function textOf([, left, right, more]: Row): StatementText {
  return { left, right, ...more };
}

/** Theorems within reach: all but a few have to be proved. */
export const TRUE_STATEMENTS: readonly Row[] = [
  ['sum of squares', 'sum(k, 1, n, k^2)', 'n*(n + 1)*(2*n + 1) div 6'],
  ['Nicomachus', 'sum(k, 0, n, k^3)', '(n*(n + 1) div 2)^2'],
  ['odd numbers', 'sum(k, 1, n, 2*k - 1)', 'n^2'],
  ['Cassini', 'fibonacci(n)*fibonacci(n+2) - fibonacci(n+1)^2', '-(-1)^n'],
  ['Catalan', 'fibonacci(n+2)^2 - fibonacci(n)*fibonacci(n+4)', '(-1)^n'],
  ['doubling', 'fibonacci(2*n)', 'fibonacci(n)*(2*fibonacci(n+1) - fibonacci(n))'],
  ['odd doubling', 'fibonacci(2*n + 1)', 'fibonacci(n)^2 + fibonacci(n+1)^2'],
  ['tripling', 'fibonacci(3*n)', '5*fibonacci(n)^3 + 3*(-1)^n*fibonacci(n)'],
  ['Fibonacci sums', 'sum(k, 0, n, fibonacci(k))', 'fibonacci(n+2) - 1'],
  ['Fibonacci squares', 'sum(k, 0, n, fibonacci(k)^2)', 'fibonacci(n)*fibonacci(n+1)'],
  ['Fibonacci parity', 'fibonacci(n) mod 2', 'if(n mod 3 = 0, 0, 1)'],
  [
    'Fibonacci convolved',
    '5*sum(k, 0, n, fibonacci(k)*fibonacci(n-k))',
    '(n - 1)*fibonacci(n) + 2*n*fibonacci(n-1)',
    { from: 1n },
  ],
  ['towers of Hanoi', '2^n - 1', 'H(n)', { definitions: [HANOI] }],
  ['Lucas', 'L(n)', 'fibonacci(n-1) + fibonacci(n+1)', { from: 1n, definitions: [LUCAS] }],
  ['Lucas and Fibonacci', 'L(n)^2 - 5*fibonacci(n)^2', '4*(-1)^n', { definitions: [LUCAS] }],
  ['Fibonacci times Lucas', 'fibonacci(2*n)', 'fibonacci(n)*L(n)', { definitions: [LUCAS] }],
  ['Pell', 'P(n+1)*P(n-1) - P(n)^2', '(-1)^n', { from: 1n, definitions: [PELL] }],
  ['Pell doubling', 'P(2*n)', 'P(n)*(P(n-1) + P(n+1))', { from: 1n, definitions: [PELL] }],
  ['Jacobsthal', '3*J(n)', '2^n - (-1)^n', { definitions: [JACOBSTHAL] }],
  ['tribonacci', 'T(n+4)', '2*T(n+3) - T(n)', { definitions: [TRIBONACCI] }],
  ['nested floors', 'n div 6', '(n div 2) div 3'],
  ['divisible by 6', '(n^3 - n) mod 6', '0'],
  ['divisible by 30', '(n^5 - n) mod 30', '0'],
  ['squares modulo 4', 'n^2 mod 4', 'n mod 2'],
  ['quarter squares', '(n div 2)*((n + 1) div 2)', 'n^2 div 4'],
  ['powers of two modulo 7', '2^n mod 7', 'if(n mod 3 = 0, 1, if(n mod 3 = 1, 2, 4))'],
  ['alternating', 'sum(k, 0, n, (-1)^k)', '(n + 1) mod 2'],
  ['greatest common divisor', 'gcd(n, 6)', 'gcd(n, 2)*gcd(n, 3)'],
  ['geometric sum', 'sum(k, 0, n, 3^k)', '(3^(n + 1) - 1) div 2'],
  ['binomial row', 'sum(k, 0, n, binomial(n, k))', '2^n'],
  ['weighted row', 'sum(k, 1, n, k*binomial(n, k))', 'n*2^n div 2'],
  ['binomial theorem', 'sum(k, 0, n, binomial(n, k)*2^k)', '3^n'],
  ['shallow diagonals', 'sum(k, 0, n div 2, binomial(n - k, k))', 'fibonacci(n+1)'],
  ['hockey stick', 'sum(k, 0, n, binomial(k, 3))', 'binomial(n + 1, 4)'],
  ['arithmetic progressions', 'A(n+2) - 2*A(n+1) + A(n)', '0', { definitions: ['A = 5, a(n-1) + q'] }],
  ['two parameters', '(p + q*(n + 2)) - 2*(p + q*(n + 1)) + (p + q*n)', '0'],
  ['geometric progressions', 'G(n)', 'p^n', { definitions: ['G = 1, p*a(n-1)'] }],
  ['Brahmagupta', '(p^2 + q^2)*(r^2 + s^2)', '(p*r - q*s)^2 + (p*s + q*r)^2'],
  ['consecutive numbers', 'p*(p + 1) mod 2', '0'],
  ['maximum and minimum', 'max(p, q) + min(p, q)', 'p + q'],
  ['exclusive or', '(a(n-1) + a(n-2)) mod 2', 'a(n-1) xor a(n-2)', { past: 'bits' }],
  [
    'rule 30',
    '(a(n-1) + a(n-2) + a(n-3) + a(n-2)*a(n-3)) mod 2',
    'a(n-1) xor (a(n-2) or a(n-3))',
    { past: 'bits' },
  ],
  ['product of all', 'product(k, 1, n, k)', 'factorial(n)'],
  ['factorials', 'sum(k, 1, n, k*factorial(k))', 'factorial(n + 1) - 1'],
  ['central binomials', '(n + 1)*binomial(2*n + 2, n + 1)', '2*(2*n + 1)*binomial(2*n, n)'],
  ['Catalan numbers', 'binomial(2*n, n) div (n + 1)', 'binomial(2*n, n) - binomial(2*n, n + 1)'],
  ['double factorials', 'factorial(2*n)', 'factorial(n)*2^n*product(k, 1, n, 2*k - 1)'],
  [
    'a recurrence with polynomial coefficients',
    'R(n)',
    'factorial(n)*fibonacci(n)',
    { definitions: ['R = 0, 1, n*a(n-1) + n*(n - 1)*a(n-2)'] },
  ],
  ['square roots', 'isqrt(n^2 + n)', 'n'],
  ['clamped', 'S(n)', 'n + 1', { definitions: ['S = 1, max(a(n-1) + 1, 2)'] }],
  ['settles', 'max(n, 3)', 'if(n < 3, 3, n)'],
];

/** With the least n for which they fail. */
export const FALSE_STATEMENTS: (readonly [
  name: string,
  left: string,
  right: string,
  more: More,
  least: bigint,
])[] = [
  ['off by one', 'sum(k, 0, n, k)', 'n*(n - 1) div 2', {}, 1n],
  ['sum of cubes', 'sum(k, 1, n, k^3)', 'n^2*(n + 1) div 2', {}, 2n],
  ['Euler', 'if(prime?(n^2 + n + 41), 1, 0)', '1', {}, 40n],
  ['shifted Euler', 'if(prime?(n^2 - n + 41), 1, 0)', '1', {}, 41n],
  ['thousand', 'n div 1000', '0', {}, 1000n],
  ['two thousand', 'min(n, 1999)', 'n', {}, 2000n],
  ['late switch', 'if(n < 1500, n^2, n^2 + 1)', 'n^2', {}, 1500n],
  ['false from 10^6 on', 'n div 1000000', '0', {}, 1_000_000n],
  ['a quotient that is 0 for long', 'n div (n + 1)', '(n div 20000)*n', {}, 20_000n],
  ['false from 2^40 on', 'min(n, 2^40)', 'n', {}, 2n ** 40n + 1n],
  ['false in one far row', 'if(n = 7000 + 70, x, 0)', '0', { parameters: ['x'] }, 7070n],
  ['negative quotient', '(-n) div 2', '-(n div 2)', {}, 1n],
  ['doubled index', 'fibonacci(2*n)', 'fibonacci(n)*fibonacci(n+1)', {}, 2n],
  ['Cassini with the wrong sign', 'fibonacci(n)*fibonacci(n+2) - fibonacci(n+1)^2', '(-1)^n', {}, 0n],
  ['regions of a circle', 'sum(k, 0, 4, binomial(n, k))', '2^n', {}, 5n],
  ['powers of two modulo 7', '2^n mod 7', '2^(n mod 6) mod 5', {}, 3n],
  ['Fermat', '(2^n - 2) mod n', '0', { from: 1n }, 4n],
  ['freshman', '(n + p)^2', 'n^2 + p^2', {}, 1n],
  ['undefined at first', 'n div n', '1', {}, 0n],
  ['undefined before', 'fibonacci(n-1) + fibonacci(n-2)', 'fibonacci(n)', {}, 0n],
  ['Lucas at 0', 'L(n)', 'fibonacci(n+1)', { definitions: [LUCAS] }, 0n],
  ['not linear', 'P(n)', '(n^3 + 5*n) div 6', { definitions: [PELL] }, 2n],
  ['modulus', '(n^4 - n) mod 6', '0', {}, 2n],
  ['wrong bits', 'a(n-1) xor a(n-2)', 'a(n-1) or a(n-2)', { past: 'bits' }, 0n],
  ['square root', 'isqrt(n^2 + 2*n)', 'n + 1', {}, 0n],
  ['powers', 'n^2 mod 10', 'n mod 10', {}, 2n],
];

/** True or not, nobody expects them to be decided. */
export const OPEN_STATEMENTS: readonly Row[] = [
  ['false from 10^5 on', '(2*n*factorial(n)) div ((n + 100000)*factorial(n))', '0'],
  ['a prime between squares', 'if(nextprime(n^2) < (n + 1)^2, 1, 0)', '1', { from: 1n }],
  ['Goldbach', 'if(count(k, 2, n + 2, both(prime?(k), prime?(2*n + 4 - k))) > 0, 1, 0)', '1'],
  ['perfect numbers are even', 'if(sigma(2*n + 1, 1) = 4*n + 2, 1, 0)', '0'],
  ['Bertrand', 'if(nextprime(n) <= 2*n, 1, 0)', '1', { from: 1n }],
  ['twins', 'if(count(k, n, 2*n + 6, both(prime?(k), prime?(k + 2))) > 0, 1, 0)', '1'],
  ['Legendre', 'sum(k, 1, n, phi(k)*(n div k))', 'n*(n + 1) div 2'],
  ['primes end in 1, 3, 7, 9', 'if(prime?(10*n + 5), 1, 0)', 'if(n = 0, 1, 0)'],
  ['binary weight', 'digitsum(2*n, 2)', 'digitsum(n, 2)'],
];
