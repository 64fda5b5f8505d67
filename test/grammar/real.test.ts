import fc from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { describe, expect, test } from 'vitest';
import { readDerivation, writeDerivation } from '../../src/codelength/derivation-code.js';
import { withConstants } from '../../src/grammar/amend.js';
import { derive } from '../../src/grammar/derive.js';
import type { Grammar } from '../../src/grammar/grammar.js';
import { decimalBits } from '../../src/grammar/literal.js';
import { parseGrammar } from '../../src/grammar/parse.js';
import { sampleModel } from '../../src/grammar/sample.js';
import { shippedGrammar } from '../../src/grammar/shipped.js';
import { checkModel } from '../../src/language/check.js';
import { parseModel } from '../../src/language/parse.js';
import { printModel } from '../../src/language/print.js';
import { decimal, decimalOf, scientific } from '../../src/language/real/decimal.js';
import { Meter } from '../../src/language/work.js';
import { assertDerives } from '../../src/testing/derivation-laws.js';
import { assertRoundTrips } from '../codelength/decision-laws.js';

const REAL = shippedGrammar('real');
const COLUMNS = ['x', 'mass'];

/** The bits of a program that is written into a file and read back. */
function writtenBits(program: string, given: readonly string[]): number {
  const model = parseModel(program);
  const derivation = derive(REAL, model, given)!;
  return assertRoundTrips(
    (decisions) => writeDerivation(decisions, REAL, derivation, given),
    (decisions) => readDerivation(decisions, REAL, given, 100, new Meter(1e6)),
    model,
  ).bits;
}

test('programs drawn from the grammar are derived, checked, printed, and written at their price', () => {
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom([], COLUMNS), (seed, given) => {
      const model = sampleModel(REAL, xoroshiro128plus(seed), given);
      checkModel(model, { given });
      if (model.head !== 'measured') return;
      const program = printModel(model);
      expect(parseModel(program)).toEqual(model);
      expect(writtenBits(program, given)).toBeCloseTo(assertDerives(REAL, model, given), 6);
    }),
    { numRuns: 200 },
  );
});

describe('a decimal number costs its digits and the place of the first one', () => {
  test.each([
    ['0', 1],
    ['1', 6],
    ['1000', 10],
    ['0.001', 10],
    ['2.5', 11],
    ['-2.5', 11],
    ['0.5', 9],
    ['25000', 17],
    ['9.80665', 30],
    ['3e8', 15],
    ['6.62607015e-34', 52],
  ])('%s', (text, bits) => {
    const [mantissa, power = '0'] = text.split('e');
    const [whole, fraction = ''] = mantissa.split('.');
    const node = decimal(BigInt(whole + fraction), Number(power) - fraction.length);
    expect(decimalBits(scientific(node))).toBe(bits);
    // On top of the production that asks for it.
    const least = derive(REAL, parseModel('measured(0)'), [])!.bits - 1;
    const priced = derive(REAL, parseModel(`measured(${text})`), [])!.bits;
    if (text !== '1') expect(priced).toBeCloseTo(least + bits, 9);
  });

  test('and all of them together no more than there is', () => {
    let sum = 0.5;
    for (let digits = 1; digits < 2000; digits++) {
      if (digits % 10 === 0) continue;
      for (let exponent = -40; exponent <= 40; exponent++) {
        sum += 2 * 2 ** -decimalBits({ digits: BigInt(digits), exponent });
      }
    }
    expect(sum).toBeGreaterThan(0.85);
    expect(sum).toBeLessThan(1);
  });

  test('whatever double it is', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const node = decimalOf(value);
        const program = printModel({ head: 'measured', expressions: [node] });
        expect(writtenBits(program, [])).toBeCloseTo(derive(REAL, parseModel(program), [])!.bits, 6);
      }),
      { numRuns: 100 },
    );
  });
});

const HEADER = 'grammar mine\nstart model\nnumbers real\n';

describe('grammars of real numbers', () => {
  test('give numbers names', () => {
    const grammar = parseGrammar(
      `${HEADER}constant g = 9.80665\nconstant zero = -273.15\nmodel ::= measured(value)\nvalue ::= g | zero | n | value * value [1]\n`,
      'mine',
    );
    expect(grammar.constants.map(({ name }) => name)).toEqual(['g', 'zero']);
    expect(derive(grammar, parseModel('measured(9.80665*n)'), [])?.bits).toBe(6);
    expect(derive(grammar, parseModel('measured(-273.15)'), [])?.bits).toBe(2);
    expect(derive(grammar, parseModel('measured(9.81*n)'), [])).toBeUndefined();
  });

  test('take constants with names wherever any number can stand', () => {
    const added = withConstants(REAL, [
      { name: 'g', number: '9.80665' },
      { name: 'zero', number: '-273.15' },
    ]);
    const grammar = parseGrammar(added, 'added');
    expect(grammar.constants).toEqual([
      { name: 'g', value: { kind: 'decimal', digits: 980665n, exponent: -5 } },
      { name: 'zero', value: { kind: 'decimal', digits: -27315n, exponent: -2 } },
    ]);
    const bits = (one: Grammar) => derive(one, parseModel('measured(9.80665*x)'), COLUMNS)!.bits;
    expect(bits(grammar)).toBeLessThan(bits(REAL) - 20);
    expect(() => parseGrammar(withConstants(REAL, [{ name: 'pi', number: '3' }]), 'added')).toThrow(
      /'pi' means something else already/,
    );
  });

  test.each([
    ['model ::= exact(value)\nvalue ::= n', /'exact' stands over integers, and the grammar is one of real/],
    [
      'model ::= measured(value)\nvalue ::= literal',
      /'measured' wants a real number here, and this is an integer/,
    ],
    ['model ::= measured(value)\nvalue ::= n | x(decimal)', /unknown primitive 'x'/],
    [
      'model ::= measured(value)\nvalue ::= n | a(decimal)',
      /'a' wants an integer here, and this is a real number/,
    ],
    [
      'model ::= measured(value)\nvalue ::= n | a(value)',
      /'a' wants an integer here, and this is a real number/,
    ],
    ['model ::= measured(value)\nvalue ::= n | a(a(n-1))', /'a' wants a row made of n and integers here/],
    [
      'model ::= measured(value)\nvalue ::= n < 2',
      /'measured' wants a real number here, and this is a condition/,
    ],
    ['model ::= measured(decimal)\ndecimal ::= n', /'decimal' is a word of the language/],
    ['constant pi = 3\nmodel ::= measured(n)', /'pi' means something else already/],
    ['constant c = n\nmodel ::= measured(n)', /expected a number after 'constant c =', found 'n'/],
    ['model ::= measured(n)\nconstant c = 3', /constants stand before the symbols/],
    ['numbers real\nmodel ::= measured(n)', /a second 'numbers' line/],
  ])('refuse %j', (lines, message) => {
    expect(() => parseGrammar(HEADER + lines, 'mine')).toThrow(message);
  });

  test('are told by their line', () => {
    const source = (line: string) => `grammar mine\nstart model\n${line}model ::= measured(n)\n`;
    expect(() => parseGrammar(source(''), 'mine')).toThrow(/'measured' stands over real numbers/);
    expect(() => parseGrammar(source('numbers complex\n'), 'mine')).toThrow(
      /expected 'numbers real' or 'numbers integer', found 'numbers complex'/,
    );
  });
});
