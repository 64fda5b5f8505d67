import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BINDERS } from '../../src/language/binders.js';
import {
  MAX_BINOMIAL,
  MAX_BITS,
  MAX_DEPTH,
  MAX_RANGE,
  PRIME_LIMIT,
  triesOf,
} from '../../src/language/limits.js';
import type { Notation, Primitive } from '../../src/language/primitive.js';
import { PRIMITIVES } from '../../src/language/primitives.js';
import { REAL_PRIMITIVES } from '../../src/language/real/primitives.js';
import { headerOf } from './semantics-table.js';

const DOCUMENT = new URL('../../docs/language.md', import.meta.url);

/** A table as the formatter leaves it: cells padded to the width of their column. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, column) =>
    Math.max(3, title.length, ...rows.map((row) => row[column].length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [line(header), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

const code = (text: string) => `\`${text}\``;

function written({ name, notation, semantics }: Pick<Primitive, 'name' | 'notation' | 'semantics'>): string {
  const parameters = headerOf(semantics).slice(0, -1);
  switch (notation.kind) {
    case 'infix':
      return parameters.join(` ${name} `);
    case 'prefix':
      return `${notation.symbol}${parameters[0]}`;
    case 'call':
      return `${name}(${parameters.join(', ')})`;
    case 'constant':
      return notation.symbol;
  }
}

function primitives(): string {
  const rows = [...PRIMITIVES.values()].map((entry) => [
    code(entry.name),
    code(written(entry)),
    `${entry.parameters.join(', ')} → ${entry.result}`,
    entry.summary,
  ]);
  return table(['name', 'written', 'types', 'value'], rows);
}

function realPrimitives(): string {
  const rows = [...REAL_PRIMITIVES.values()].map((entry) => [
    code(written({ ...entry, name: entry.notation.symbol })),
    entry.parameters.length === 0 ? entry.result : `${entry.parameters.join(', ')} → ${entry.result}`,
    entry.summary,
    String(entry.steps),
  ]);
  return table(['written', 'types', 'value', 'steps'], rows);
}

function binders(): string {
  const rows = [...BINDERS.values()].map(({ name, parameterTypes, bodyType, result, summary }) => {
    const [form, ...rest] = summary.split(': ');
    return [code(name), code(form), `${parameterTypes.join(', ')}; ${bodyType} → ${result}`, rest.join(': ')];
  });
  return table(['name', 'written', 'types: arguments; body → value', 'value'], rows);
}

function precedences(): string {
  const levels = new Map<number, { operators: string[]; grouping: string }>();
  const add = (precedence: number, operator: string, grouping: string) => {
    const level = levels.get(precedence) ?? { operators: [], grouping };
    expect(level.grouping, `grouping of ${operator}`).toBe(grouping);
    level.operators.push(code(operator));
    levels.set(precedence, level);
  };
  for (const { name, notation } of PRIMITIVES.values()) {
    if (notation.kind === 'infix') add(notation.precedence, name, GROUPING[notation.associativity]);
    if (notation.kind === 'prefix') add(notation.precedence, `${notation.symbol}x`, 'prefix');
  }
  const rows = [...levels]
    .sort(([x], [y]) => y - x)
    .map(([precedence, { operators, grouping }]) => [String(precedence), operators.join(' '), grouping]);
  return table(['precedence', 'operators', 'x ∘ y ∘ z is read as'], rows);
}

const GROUPING: Readonly<Record<Extract<Notation, { kind: 'infix' }>['associativity'], string>> = {
  left: '(x ∘ y) ∘ z',
  right: 'x ∘ (y ∘ z)',
  none: 'a mistake',
};

function bounds(): string {
  return table(
    ['bound', 'value', 'beyond it'],
    [
      ['magnitude of an integer, literals and data included', `below 2^${MAX_BITS}`, 'undefined'],
      ['values of the variable of `sum`, `product`, `count`, `euler`', String(MAX_RANGE), 'undefined'],
      ['times of `iterate`', String(MAX_RANGE), 'undefined'],
      [
        'values that `nth` tries',
        `${triesOf(1) - triesOf(0)}*(index + ${triesOf(0) / (triesOf(1) - triesOf(0))}), at most ${MAX_RANGE}`,
        'undefined',
      ],
      ['the smaller of k and n - k in `binomial(n, k)`', String(MAX_BINOMIAL), 'undefined'],
      ['argument of `prime?` and `nextprime`', `below 2^${PRIME_LIMIT.toString(2).length - 1}`, 'undefined'],
      ['argument of `numdiv`, `sigma` and the other functions of divisors', 'below 2^40', 'undefined'],
      ['nesting of an expression, where a leaf has depth 1', String(MAX_DEPTH), 'refused when it is read'],
    ],
  );
}

const GENERATED: Readonly<Record<string, () => string>> = {
  primitives,
  binders,
  precedences,
  bounds,
  'real primitives': realPrimitives,
};

/** What stands between a section's comments. */
function section(name: string): RegExp {
  return new RegExp(`(?<=<!-- generated: ${name} -->\n)[^]*?(?=<!-- end -->)`);
}

describe('docs/language.md (UPDATE_DOCS=1 puts its tables there)', () => {
  it.each(Object.entries(GENERATED))('the table of %s is what the language has', (name, generate) => {
    const text = readFileSync(DOCUMENT, 'utf8');
    const expected = `\n${generate()}\n\n`;
    if (process.env.UPDATE_DOCS === '1') {
      writeFileSync(
        DOCUMENT,
        text.replace(section(name), () => expected),
      );
    }
    expect(section(name).exec(text)?.[0]).toBe(expected);
  });
});

/** Section 7 of the document, independently of the code that counts. */
function stepsByTheBook(name: string, [x, y, z]: readonly bigint[], result: bigint | undefined): number {
  const words = (value: bigint | undefined) =>
    value === undefined ? 64 : Math.max(1, Math.ceil(value.toString(2).replace('-', '').length / 64));
  const floor = Math.floor;
  switch (name) {
    case '*':
      return 1 + floor((words(x) * words(y)) / 256);
    case 'div':
    case 'mod':
      return 1 + floor(words(x) / 8) + floor((words(x) * words(y)) / 512);
    case '^':
      if (result === undefined) return y >= 0n && y <= 4096n ? 500 : 1;
      return 1 + floor(words(result) ** 2 / 128);
    case 'gcd':
      return 1 + floor((words(x) + words(y) - 2) ** 2 / 16);
    case 'isqrt':
    case 'iroot':
    case 'valuation':
    case 'square?':
    case 'trirow':
    case 'tricol':
      return 1 + floor(words(x) ** 2 / 16);
    case 'digitsum':
      return (x < 65536n ? 1 : 17) + floor(words(x) ** 2 / 16);
    case 'binomial': {
      const fewer = y < x - y ? y : x - y;
      return fewer < 0n || fewer > 1024n ? 1 : 1 + Number(fewer) * (2 + floor(words(result) / 16));
    }
    case 'prime?':
      return x < 65536n ? 1 : result === 1n ? 1000 : 150;
    case 'nextprime':
      return x < 65536n || result === undefined ? 2 : 1000 + 8 * Number(result - x);
    case 'numdiv':
    case 'sigma':
    case 'phi':
    case 'omega':
    case 'bigomega':
    case 'moebius':
    case 'radical':
    case 'lpf':
    case 'gpf':
      return x < 1n || x >= 2n ** 40n ? 1 : (x < 2n ** 20n ? 2 : 2500) + words(result);
    case 'lcm':
      return 1 + floor((words(x) + words(y)) ** 2 / 16);
    case 'numdigits':
    case 'digitprod':
    case 'maxdigit':
    case 'runs':
    case 'reverse':
    case 'countdigit':
    case 'countpair':
    case 'rebase':
      return x < 65536n ? 2 : 16 + 64 * words(x);
    case 'concat':
      return y < 65536n ? 2 : 16 + 64 * words(y);
    case 'kronecker':
      return 8;
    case 'fibonacci':
    case 'stirling1':
    case 'stirling2':
    case 'eulerian':
    case 'parts':
    case 'partitions':
      return 100;
    case 'floorpi':
    case 'floore':
    case 'floorln':
    case 'floorlog':
    case 'floorroot':
      return 200;
    case 'contfrac':
    case 'convnum':
    case 'convden':
      return 1000;
    default: {
      const all = [x, y, z, result].filter((value) => value !== undefined);
      return 1 + floor(all.reduce((sum, value) => sum + words(value) - 1, 0) / 16);
    }
  }
}

const magnitude = fc.oneof(fc.bigInt(0n, 70_000n), fc.bigInt(0n, 2n ** 64n), fc.bigInt(0n, 2n ** 4095n));
const integer = fc.tuple(magnitude, fc.boolean()).map(([value, negative]) => (negative ? -value : value));

it('steps are counted as section 7 of docs/language.md says', () => {
  const strict = [...PRIMITIVES.values()].filter(({ parameters }) =>
    parameters.every((type) => type === 'integer'),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...strict),
      integer,
      integer,
      integer,
      ({ name, parameters, row, steps }, x, y, z) => {
        const values = [x, y, z].slice(0, parameters.length);
        const result = row(values);
        expect(steps(values, result), name).toBe(stepsByTheBook(name, values, result));
      },
    ),
    { numRuns: 4000, seed: 4 },
  );
});
