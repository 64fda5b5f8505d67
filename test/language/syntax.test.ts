import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { InputError, SyntaxMistake } from '../../src/errors.js';
import { checkExpression, checkModel, typeOf } from '../../src/language/check.js';
import { depthOf } from '../../src/language/depth.js';
import type { Expression } from '../../src/language/expression.js';
import { MAX_DEPTH } from '../../src/language/limits.js';
import { parseExpression, parseModel } from '../../src/language/parse.js';
import { printExpression, printModel } from '../../src/language/print.js';
import { tokenize } from '../../src/language/tokens.js';
import { arbitraryExpression, arbitraryModel } from '../../src/testing/expressions.js';

const N: Expression = { kind: 'variable', name: 'n' };

function literal(value: bigint): Expression {
  return { kind: 'literal', value };
}

function apply(primitive: string, ...values: Expression[]): Expression {
  return { kind: 'apply', primitive, arguments: values };
}

describe('programs as text', () => {
  const columns = [
    'x',
    'gdp_per_capita',
    'my column',
    'a',
    'n',
    'exact',
    'gcd',
    'mod',
    'back`tick',
    'back\\slash',
    'two\nlines',
    'é',
    '7',
  ];

  test.prop([arbitraryModel({ depth: 6, given: columns })], { numRuns: 1500 })(
    'read back as they were',
    (model) => {
      expect(parseModel(printModel(model)), printModel(model)).toEqual(model);
    },
  );

  test.prop([arbitraryExpression({ type: 'boolean', given: columns })])(
    'read back, conditions too',
    (expression) => {
      expect(parseExpression(printExpression(expression))).toEqual(expression);
    },
  );

  test.prop([fc.string({ unit: fc.constantFrom(...'an123+-*^()=<,` ', ' mod ', 'sum(k,', 'if(', 'gcd(') })], {
    numRuns: 2000,
  })('are read or refused with a place, whatever the text', (text) => {
    try {
      const model = parseModel(text);
      expect(parseModel(printModel(model))).toEqual(model);
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
    }
  });

  test.each([
    ['a(n - 1)+a(n - 2)', 'a(n-1) + a(n-2)'],
    ['n^2+3*n', 'n^2 + 3*n'],
    ['sum(k,1,n,gcd(n,k))', 'sum(k, 1, n, gcd(n, k))'],
    ['if(n mod 3=0,n,1)', 'if(n mod 3 = 0, n, 1)'],
    ['((n))+(1*2)', 'n + 1*2'],
    ['n-(1-2)', 'n - (1 - 2)'],
    ['(n-1)-2', 'n - 1 - 2'],
    ['2^(3^4)', '2^3^4'],
    ['(2^3)^4', '(2^3)^4'],
    ['(n+1)*n', '(n + 1)*n'],
    ['-n^2', '-n^2'],
    ['(-n)^2', '(-n)^2'],
    ['2^-n', '2^(-n)'],
    ['n - -3', 'n - (-3)'],
    ['-3*n', '-3*n'],
    ['n and 3 or 4 xor 5', 'n and 3 or 4 xor 5'],
    ['(n or 3) and 4', '(n or 3) and 4'],
    ['n+1 shl 2', 'n + 1 shl 2'],
    ['n*2 div 3 mod 4', 'n*2 div 3 mod 4'],
    ['a(n mod 2+1)', 'a(n mod 2 + 1)'],
    ['a(a(n - 1) + 1)', 'a(a(n-1) + 1)'],
    ['price(n - 1)', 'price(n-1)'],
    ['`my column`( n )', '`my column`(n)'],
    ['`price`(n)', 'price(n)'],
    ['`gcd`(n)', '`gcd`(n)'],
    ['n # the row', 'n'],
    ['iterate(x, n, 1, x*x\n + 1)', 'iterate(x, n, 1, x*x + 1)'],
  ])('%s prints as %s', (text, printed) => {
    expect(printExpression(parseExpression(text))).toBe(printed);
  });

  test('tell the literal -3 from minus 3 and from minus the power', () => {
    expect(parseExpression('-3')).toEqual(literal(-3n));
    expect(parseExpression('-(3)')).toEqual(apply('neg', literal(3n)));
    expect(printExpression(apply('neg', literal(3n)))).toBe('-(3)');
    expect(parseExpression('--3')).toEqual(apply('neg', literal(-3n)));
    expect(parseExpression('-3^2')).toEqual(apply('neg', apply('^', literal(3n), literal(2n))));
    expect(parseExpression('(-3)^2')).toEqual(apply('^', literal(-3n), literal(2n)));
    expect(parseExpression('n-3')).toEqual(apply('-', N, literal(3n)));
    expect(parseExpression('2 - 3')).toEqual(apply('-', literal(2n), literal(3n)));
  });

  test('hold literals of any size', () => {
    const digits = '9'.repeat(6000);
    expect(parseExpression(digits)).toEqual(literal(BigInt(digits)));
  });

  test('are exact unless they name their head', () => {
    expect(parseModel('n')).toEqual({ head: 'exact', expressions: [N] });
    expect(parseModel(' noisy ( n ) ')).toEqual({ head: 'noisy', expressions: [N] });
    expect(printModel(parseModel('context(a(n-1))'))).toBe('context(a(n-1))');
  });
});

describe('mistakes', () => {
  test.each([
    ['', '1:1', "expected a number, a name or '('"],
    ['a(n-1', '1:6', "expected ')' or ','"],
    ['n +', '1:4', 'the end of the text'],
    ['1 +\n  * 2', '2:3', "found '*'"],
    ['foo + 1', '1:1', "unknown name 'foo'"],
    ['k', '1:1', "unknown name 'k'"],
    ['sum(k, 1, 2, k) + k', '1:19', "unknown name 'k'"],
    ['sum(k, 1, k, k)', '1:11', "unknown name 'k'"],
    ['a + 1', '1:1', 'write a(n-1)'],
    ['gcd + 1', '1:5', "expected '(' after 'gcd'"],
    ['gcd(1)', '1:1', "'gcd' takes 2 arguments, not 1"],
    ['a(1, 2)', '1:1', "'a' takes 1 argument, not 2"],
    ['isqrt()', '1:1', "'isqrt' takes 1 argument, not 0"],
    ['f(1, 2)', '1:1', 'is not a function'],
    ['neg(3)', '1:1', 'write -(x)'],
    ['mod(n, 2)', '1:1', "found 'mod'"],
    ['1 < 2 < 3', '1:7', 'do not chain'],
    ['sum(n, 1, 2, 3)', '1:5', 'expected a variable to bind'],
    ['sum(1, 1, 2, 3)', '1:5', 'expected a variable to bind'],
    ['sum(k, 1, 2)', '1:12', "before the body of 'sum'"],
    ['sum(k, 1)', '1:9', 'takes a variable, 2 arguments and a body'],
    ['n n', '1:3', 'expected an operator or the end'],
    ['exact(n) + 1', '1:10', 'expected an operator or the end'],
    ['1 + exact(n)', '1:5', 'cannot stand inside an expression'],
    ['given(n)', '1:1', 'cannot stand inside an expression'],
    ['`price`', '1:8', "expected '(' after the column"],
    ['`price', '1:1', 'not closed'],
    ['``(n)', '1:1', 'is empty'],
    ['n @ 2', '1:3', 'unexpected "@"'],
    ['n / 2', '1:3', 'unexpected "/"'],
    ['1.5', '1:1', '1.5 is no integer'],
    [`${'('.repeat(1e5)}n`, '1:801', 'nested too deeply'],
    [`${'-'.repeat(1e5)}n`, '1:801', 'nested too deeply'],
    [`n${'+1'.repeat(1e5)}`, '1:1', `nested deeper than ${MAX_DEPTH}`],
  ])('%.40s', (text, place, detail) => {
    let mistake: unknown;
    try {
      parseModel(text, 'x.txt');
    } catch (error) {
      mistake = error;
    }
    expect(mistake).toBeInstanceOf(SyntaxMistake);
    const { message } = mistake as SyntaxMistake;
    expect(message).toContain(detail);
    expect(message.startsWith(`x.txt:${place}: `), message).toBe(true);
    expect(message.length).toBeLessThan(200);
  });
});

describe('checks', () => {
  test.each([
    [apply('plus', N, N), "no primitive 'plus'"],
    [apply('+', N), "'+' takes 2 arguments, not 1"],
    [apply('+', N, apply('=', N, N)), "argument 2 of '+' must be a number; n = n is a condition"],
    [apply('if', N, N, N), "argument 1 of 'if' must be a condition; n is a number"],
    [{ kind: 'variable', name: 'k' }, "the variable 'k' is not bound"],
    [{ kind: 'given', column: 'z', index: N }, "no function or given column 'z'; the given columns are x, y"],
    [{ kind: 'past', index: apply('=', N, N) }, 'the row of a(...) must be a number'],
    [apply('=', N, N), 'n = n is a condition; a number is wanted'],
    [{ kind: 'bind', binder: 'fold', variable: 'k', arguments: [N, N], body: N }, "no binder 'fold'"],
    [{ kind: 'bind', binder: 'sum', variable: 'n', arguments: [N, N], body: N }, "'n' cannot be a variable"],
    [
      { kind: 'bind', binder: 'sum', variable: 'k', arguments: [N], body: N },
      "'sum' takes 2 arguments, not 1",
    ],
    [
      { kind: 'bind', binder: 'count', variable: 'k', arguments: [N, N], body: N },
      "the body of 'count' must be a condition",
    ],
  ] satisfies [Expression, string][])('refuse %j', (expression, detail) => {
    expect(() => checkExpression(expression, { given: ['x', 'y'] })).toThrow(InputError);
    expect(() => checkExpression(expression, { given: ['x', 'y'] })).toThrow(detail);
  });

  test.prop([arbitraryExpression({ given: ['x'] })])('pass what is well typed', (expression) => {
    checkExpression(expression, { given: ['x'] });
    expect(depthOf(expression)).toBeLessThanOrEqual(8);
  });

  test('know the type of an expression in its scope', () => {
    expect(typeOf(apply('<', N, { kind: 'variable', name: 'k' }), { variables: ['k'] })).toBe('boolean');
  });

  test('refuse expressions too deep to evaluate without exhausting the stack', () => {
    let deep: Expression = N;
    for (let level = 0; level < 100_000; level++) deep = apply('neg', deep);
    expect(depthOf(deep)).toBe(100_001);
    expect(() => checkExpression(deep)).toThrow(`nested deeper than ${MAX_DEPTH}`);
  });

  test('refuse models with other than one expression', () => {
    expect(() => checkModel({ head: 'exact', expressions: [] })).toThrow("'exact' takes 1 expression, not 0");
    expect(() => checkModel({ head: 'noisy', expressions: [N] })).not.toThrow();
  });
});

test('tokens know their line and column', () => {
  const tokens = tokenize('n # row\n  >= `b c`\n', 'x');
  expect(tokens.map(({ kind, text, line, column }) => [kind, text, line, column])).toEqual([
    ['name', 'n', 1, 1],
    ['mark', '>=', 2, 3],
    ['quoted', 'b c', 2, 6],
    ['end', '', 3, 1],
  ]);
});
