/** A file to write: its original, how to read it, the grammar (shipped, or its text) and the program. */
export interface GoldenCase {
  readonly original: string | Uint8Array;
  readonly kind?: 'decimal' | 'bits' | 'bytes' | 'symbol';
  /** Numbers are taken as categories of the values that occur. */
  readonly categories?: true;
  readonly column?: string;
  /** The other columns of a table are in the file as well. */
  readonly isTable?: true;
  readonly grammar: string;
  readonly program: string;
}

const OWN = `# a grammar that files must hold
grammar own
start model
model ::= simple [6] | piecewise(piece) | interleaved(simple)
simple ::= exact(int) [3] | patched(int) | noisy(int) [2] | context(int)
piece ::= simple [3] | exact(before(int)) | interleaved(simple)
int ::= n [4] | literal [4] | a(int) [2] | int + int | int * int | int ^ int | if(test, int, int)
      | sum(k, 1, n, body) | iterate(x, int, int, step)
body ::= k [3] | n | body * body
step ::= x [3] | literal | step + step | step * step
test ::= prime?(int) [2] | int mod int = int
`;

const OWN_REAL = `# one of real numbers
grammar own
start model
numbers real
constant g = 9.80665
model ::= simple [6] | piecewise(piece) | interleaved(simple)
piece ::= simple [3] | interleaved(simple)
simple ::= measured(value)
value ::= decimal [16] | g | pi | e | n [8] | a(n-1) [4] | a(n - literal) | value + value [2] | value - value | value * value [2]
        | value / value | value ^ value | -value | sqrt(value) | exp(value) | log(value) | sin(value) | cos(value) | tan(value)
        | asin(value) | acos(value) | atan(value) | tanh(value) | abs(value) | min(value, value) | floor(value)
        | value mod value | if(test, value, value)
test ::= value < value | value = value
`;

const below101 = Array.from({ length: 40 }, (_, row) => (row * row * 7) % 101);
const words = 'the shortest program that prints the data is its explanation, and the rest is noise';
const lines = (values: readonly (number | bigint | string)[]) => values.map((value) => `${value}\n`).join('');

/** Every method, kind, head, form of surface, notation, gap and alphabet that a file can have. */
export const GOLDEN_CASES: Readonly<Record<string, GoldenCase>> = {
  'integer-exact': {
    original: '1,1,2,3,5,8,13\n',
    grammar: 'integer',
    program: 'exact(a(n-1) + a(n-2))',
  },
  'integer-noisy-blanks': { original: below101.join(' '), grammar: 'integer', program: 'noisy(a(n-1))' },
  'integer-patched-indexed': {
    original: lines(below101.map((_, row) => `${row} ${row === 9 ? 80 : row * row}`)),
    grammar: 'integer',
    program: 'patched(n*n)',
  },
  'integer-wrapped': {
    original: below101.map((value, row) => `${value}${row % 9 === 8 ? '\n' : '\t'}`).join(''),
    grammar: 'integer',
    program: 'noisy(sum(k, 1, n + 1, k))',
  },
  'integer-verbatim': {
    original: `day,x,y\n${lines(below101.map((value, row) => `2024-01-${row % 5},"x",${value}`))}`,
    column: 'y',
    grammar: 'integer',
    program: 'noisy(1)',
  },
  'integer-large': {
    original: lines([3n ** 400n, -(5n ** 700n), 1]),
    grammar: 'integer',
    program: 'noisy(n^n)',
  },
  categories: {
    original: lines(below101.map((_, row) => [7, 500, -20][(row * row) % 3])),
    categories: true,
    grammar: 'symbol',
    program: 'context(a(n-1))',
  },
  'drawn-numbers': {
    original: lines(below101.map((value) => value * value)),
    grammar: 'null',
    program: 'drawn(0)',
  },
  'drawn-symbols': { original: words, grammar: 'null', program: 'drawn(0)' },
  'integer-padded': {
    original: '[007, 014, 021, 028, 035]\r\n',
    grammar: 'integer',
    program: 'exact(7*(n + 1))',
  },
  'integer-piecewise': {
    original: lines(below101),
    grammar: 'integer',
    program: 'piecewise(20: noisy(n), 15: interleaved(noisy(1), noisy(a(n-1))), patched(before(n + 3)))',
  },
  'integer-interleaved': {
    original: '1;2;1;4;1;8;1;16;1;32;1;64',
    grammar: 'integer',
    program: 'interleaved(exact(1), exact(2*2^n))',
  },
  'decimal-trimmed': {
    original: '1.25\n-3.5\n2.75\n0.5\n3\n',
    grammar: 'decimal',
    program: 'noisy(a(n-1))',
  },
  'decimal-padded': { original: '01.50, 02.00, 12.25\n', grammar: 'decimal', program: 'patched(a(n-1))' },
  'integer-figures': {
    original: '-1.234, 0, 1.234.567\n'.replaceAll(', ', '; '),
    grammar: 'integer',
    program: 'noisy(1)',
  },
  'integer-percent': { original: '5 %\n10 %\n-15 %\n', grammar: 'integer', program: 'noisy(a(n-1))' },
  'integer-parts': { original: '1/4, 1/2, 3/4, 1, -5/4', grammar: 'integer', program: 'noisy(n)' },
  'integer-pairs': { original: '1/2, 2/3, 3/4, 4/5', grammar: 'integer', program: 'noisy(a(n-2))' },
  'integer-radix': { original: '0x0F\n0x1A\n0xFF\n-0x100\n', grammar: 'integer', program: 'noisy(n)' },
  'integer-dates': {
    original: '2024-02-27,2024-02-29,2024-03-02',
    grammar: 'integer',
    program: 'exact(2*n)',
  },
  'integer-months': { original: '31.1.2023; 28.2.2023; 31.3.2023', grammar: 'integer', program: 'exact(n)' },
  'integer-date-times': {
    original: '1999-12-31T23:59:00Z\n2000-01-01T00:01:00Z\n',
    grammar: 'integer',
    program: 'noisy(120*n)',
  },
  'integer-times': { original: '22:30 23:15 00:00 00:45', grammar: 'integer', program: 'exact(45*n)' },
  'integer-half-days': {
    original: '11:00 AM, 12:30 PM, 2:00 PM',
    grammar: 'integer',
    program: 'exact(90*n)',
  },
  'integer-spans': { original: '1:30, 25:45', grammar: 'integer', program: 'noisy(1)' },
  'integer-calendar': { original: 'SAT, SUN, MON, TUE', grammar: 'integer', program: 'noisy(n + 6)' },
  'integer-roman': { original: 'i, iv, ix, xvi, xxv', grammar: 'integer', program: 'exact((n + 1)^2)' },
  'integer-letters': { original: 'A, C, E, G', grammar: 'integer', program: 'exact(2*n + 1)' },
  'integer-records': {
    original: Uint8Array.from(
      { length: 200 },
      (_, at) => (((at >> 1) * (at >> 1)) >> (at % 2 === 0 ? 0 : 8)) & 255,
    ),
    grammar: 'integer',
    program: 'exact(n*n)',
  },
  'decimal-figures': { original: '€1,50; €2,50; -€3,25', grammar: 'decimal', program: 'noisy(a(n-1))' },
  'decimal-exponent': {
    original: '1.5e-03 2.5e-03 -3.5e-02 4e+05',
    grammar: 'decimal',
    program: 'noisy(a(n-1))',
  },
  'decimal-one-exponent': { original: '9.5e-3, 10.5e-3, 11.5e-3', grammar: 'decimal', program: 'noisy(1)' },
  'decimal-mixed': { original: '0.001, 0.0001, 1e-05, 0', grammar: 'decimal', program: 'noisy(1)' },
  'significant-trimmed': {
    original: '26.5, 0.00391062, 176.599, -1.25, 0, 0.0301',
    grammar: 'decimal',
    program: 'noisy(a(n-1))',
  },
  'significant-full': {
    original: 'x,y\n1,26.50\n2,0.003910\n3,1766\n4,1.200\n5,176600\n',
    grammar: 'decimal',
    program: 'noisy(a(n-1))',
  },
  'significant-exponent': {
    original: '1.2345e-06\n26.5\n0.00391062\n176.599\n1.76599e+12\n',
    grammar: 'decimal',
    program: 'noisy(1)',
  },
  'table-integers': {
    original: `n,x,y\n${below101.map((value, row) => `${row + 1},${value},${2 * value + row + 3}\n`).join('')}`,
    isTable: true,
    grammar: 'integer',
    program: 'exact(2*x(n) + n + 3)',
  },
  'series-measured-exact': {
    original: lines(Array.from({ length: 30 }, (_, row) => (2.5 * row + 1.25).toFixed(2))),
    grammar: 'real',
    program: 'measured(2.5*n + 1.25)',
  },
  'series-measured-noise': {
    original: lines(
      below101
        .concat(below101, below101)
        .map((value, row) => (row + (row === 77 ? 900 : value / 7)).toFixed(3)),
    ),
    grammar: 'real',
    program: 'measured(n + 7)',
  },
  'series-measured-sixteenths': {
    original: lines(
      below101.map((value, row) =>
        (Math.round(16 * (20 + row / 3) + (value % 7)) / 16 + (row === 36 ? 0.01 : 0)).toFixed(4),
      ),
    ),
    grammar: 'real',
    program: 'measured(n/3 + 20.2)',
  },
  'series-measured-significant': {
    original: lines(
      below101.concat(below101).map((value, row) => Number((1.5 ** row * (1 + value / 1000)).toPrecision(4))),
    ),
    grammar: 'real',
    program: 'measured(1.5*a(n-1))',
  },
  'table-measured': {
    original: `day;kind;x;y;z\n${below101
      .map((value, row) => {
        const [x, y] = [value / 8, (value / 8) * 2 + 1 + (row % 3) / 100];
        return `2024-02-${String(1 + (row % 28)).padStart(2, '0')};${row % 2 ? 'ah' : 'oh'};${x};${y.toFixed(2)};7\n`;
      })
      .join('')}`,
    isTable: true,
    column: 'y',
    grammar: 'real',
    program: 'measured(2*x + 1)',
  },
  'table-significant': {
    original: 'x y\n26.5 53\n0.00391062 0.00782124\n176.599 353.198\n0.0301 0.0602\n1.25 2.5\n',
    isTable: true,
    grammar: 'real',
    program: 'measured(x + x)',
  },
  'table-pieces': {
    original: `x\ty\n${below101.map((value, row) => `${value}\t${row < 12 ? value + 1 : row % 2 ? row : below101[row - 1]}\n`).join('')}`,
    isTable: true,
    grammar: `grammar pieces
start model
model ::= simple [6] | piecewise(piece)
simple ::= exact(int) [3] | patched(int)
piece ::= simple [3] | interleaved(simple)
int ::= n [4] | literal [4] | int + int | int - int | given(int) [3 given]
`,
    program: 'piecewise(12: exact(x(n) + 1), interleaved(patched(x(n) + 1), exact(n + n + 13)))',
  },
  'bits-words': { original: 'yes,no,yes,yes,no,no', grammar: 'bits', program: 'context(a(n-1))' },
  'symbol-words': {
    original: 'red,grün,blue,red,grün,blue,red',
    grammar: 'symbol',
    program: 'patched(a(n-3))',
  },
  'symbol-context': { original: `${words}\n`, grammar: 'symbol', program: 'context(a(n-1))' },
  'symbol-patched-remark': { original: `# words\n${words}\n`, grammar: 'symbol', program: 'patched(a(n-4))' },
  'symbol-pieces': {
    original: 'ACGTACGTACGTTTTTTTTTGATTACA',
    grammar: 'symbol',
    program: 'piecewise(12: exact(a(n-4)), 8: exact(a(n-1)), context(n))',
  },
  'symbol-fasta': {
    original: '>one\nGATTACAGAT\nTACAGATTAC\nACG\n',
    grammar: 'symbol',
    program: 'context(0)',
  },
  'symbol-bytes': {
    original: Uint8Array.from({ length: 64 }, (_, at) => (at * at) & 255),
    kind: 'bytes',
    grammar: 'symbol',
    program: 'context(0)',
  },
  'bits-context': { original: '0110100110010110', grammar: 'bits', program: 'context(2*a(n-1) + a(n-2))' },
  'bits-exact': { original: `${'01'.repeat(60)}\n`, grammar: 'bits', program: 'exact(n mod 2)' },
  'bits-packed': {
    original: Uint8Array.of(0b10110001, 0x80, 0x1f, 0xff),
    kind: 'bits',
    grammar: 'bits',
    program: 'patched(a(n-1))',
  },
  'own-conditions': {
    original: '0 1 4 9 16 25 36 49',
    grammar: OWN,
    program: 'exact(if(prime?(n), n*n, n^2))',
  },
  'own-iterate': {
    original: '2 4 8 16 32 64',
    grammar: OWN,
    program: 'exact(iterate(x, n, 2, x + x))',
  },
  'own-real': {
    original: lines([
      '-1.5432',
      '0.4123',
      '0.0712',
      '0.4499',
      '1.2045',
      '0.9017',
      '-0.2211',
      '0.3033',
      '1.7707',
      '2.0041',
      '0.1166',
      '-0.5',
    ]),
    grammar: OWN_REAL,
    program:
      'measured(tanh(sin(1.7*n)*exp(-n/9)) + log(n + 0.5)/(2 + cos(n)) + atan(a(n-1))*sqrt(n mod 2.5) - (n + 0.25)^-1.5)',
  },
  'own-real-parts': {
    original: lines(Array.from({ length: 30 }, (_, n) => (n < 12 ? 9.80665 * n : 40 - n / 8).toFixed(2))),
    grammar: OWN_REAL,
    program:
      'piecewise(12: measured(9.80665*n), interleaved(measured(38.5 - n/4), measured(if(n < 3, 38.375 - n/4, a(n-1) - 0.25))))',
  },
  'own-pieces': {
    original: '1 2 3 9 1 9 2 9 1 2 3 9',
    grammar: OWN,
    program: 'piecewise(3: exact(n + 1), 5: interleaved(exact(9), exact(n + 1)), exact(before(n)))',
  },
};

/** Originals that are stored without a model. */
export const STORED_CASES: Readonly<Record<string, string | Uint8Array>> = {
  'stored-words': words,
  'stored-empty': '',
  'stored-zeros': new Uint8Array(20_000),
  'stored-raw': Uint8Array.from(
    { length: 300 },
    (_, at) => (Math.imul(at, 0x9e3779b1) ^ (Math.imul(at, at) << 7)) >>> 23,
  ),
};
