import fc from 'fast-check';
import { expect, test } from 'vitest';
import { modelMathml } from '../../src/codelength/export.js';
import { BINDERS } from '../../src/language/binders.js';
import { parseModel } from '../../src/language/parse.js';
import { PRIMITIVES } from '../../src/language/primitives.js';
import { arbitraryExpression } from '../../src/testing/expressions.js';

interface Read {
  readonly names: ReadonlySet<string>;
  readonly attributeNames: ReadonlySet<string>;
  readonly text: string;
}

/** What an XML document is made of; throws where it is not well formed. */
function readXml(markup: string): Read {
  const open: string[] = [];
  const names = new Set<string>();
  const attributeNames = new Set<string>();
  let text = '';
  let rest = markup;
  while (rest !== '') {
    const [piece, closing, name, attributes] =
      /^<(\/?)(\w+)((?: [\w-]+="(?:[^<>&"]|&(?:amp|lt|gt|quot|#39);)*")*)>/.exec(rest) ??
      /^(?:[^<>&]|&(?:amp|lt|gt|quot|#39);)+/.exec(rest) ??
      [];
    if (piece === undefined) throw new Error(`not well formed from here on: ${rest.slice(0, 40)}`);
    rest = rest.slice(piece.length);
    if (name === undefined) text += piece;
    else if (closing === '') {
      names.add(name);
      open.push(name);
      for (const [, attribute] of attributes.matchAll(/ ([\w-]+)="[^"]*"/g)) attributeNames.add(attribute);
    } else if (open.pop() !== name) throw new Error(`</${name}> closes another element`);
    if (rest !== '' && open.length === 0) throw new Error('something stands behind the document');
  }
  if (open.length > 0) throw new Error(`${open.at(-1)} is not closed`);
  return { names, attributeNames, text };
}

/** A formula in a line: scripts and fractions are not told apart, parentheses are. */
function lineOf(program: string): string {
  return readXml(modelMathml(parseModel(program)))
    .text.replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/[\u2061\u2062]/g, '');
}

test.each([
  ['a(n-1) + a(n-2)', 'an=an−1+an−2'],
  ['noisy(2*n^2 - 3*n)', 'an≈2n2−3n'],
  ['2*3*n', 'an=2·3·n'],
  ['n*(n + 1)', 'an=n·(n+1)'],
  ['n + (n - 1)', 'an=n+n−1'],
  ['n - (n - 1)', 'an=n−(n−1)'],
  ['n - (n - (n + 1))', 'an=n−(n−(n+1))'],
  ['n + n mod 2', 'an=n+(nmod2)'],
  ['(n + 1) mod 2*n', 'an=((n+1)mod2)·n'],
  ['n mod (2*n)', 'an=nmod(2n)'],
  ['n + -3', 'an=n+(−3)'],
  ['n*(-3)', 'an=n·(−3)'],
  ['-n - 1', 'an=−n−1'],
  ['1 + (-n - 1)', 'an=1+(−n−1)'],
  ['(-2)^n', 'an=(−2)n'],
  ['(n^2)^3', 'an=(n2)3'],
  ['factorial(n)^2', 'an=(n!)2'],
  ['factorial(2*n)', 'an=(2n)!'],
  ['n div (2*n + 1)', 'an=⌊n2n+1⌋'],
  ['sum(k, 1, n, k + n)*2', 'an=(∑k=1n(k+n))·2'],
  ['iterate(x, n, 27, 3*x + 1)', 'an=(x↦3x+1)n(27)'],
  ['nth(k, 1, n, prime?(k))', 'an={k≥1:k∈ℙ}n'],
  ['count(k, 1, n, both(k > 2, not(k = 3)))', 'an=#{1≤k≤n:k>2∧¬(k=3)}'],
  ['if(n < 3, 1, if(n < 5, 2, n))', 'an={1if\u00a0n<32if\u00a0n<5notherwise'],
  ['context(a(n-1))', 'an∣an−1'],
  ['piecewise(20: exact(n), 1: exact(2), noisy(0))', 'an{=nin rows 0 to 19=2in row 20≈0from row 21 on'],
  ['interleaved(exact(n), context(a(n-1)))', 'an{=nin rows 0, 2, …∣an−1in rows 1, 3, …'],
  [
    'piecewise(4: interleaved(exact(1), exact(2)), noisy(0))',
    'an{={1in rows 0, 2, …2in rows 1, 3, …in rows 0 to 3≈0from row 4 on',
  ],
  ['interleaved(exact(n), exact(1))', 'an={nin rows 0, 2, …1in rows 1, 3, …'],
])('%s in a line is %s', (program, line) => {
  expect(lineOf(program)).toBe(line);
});

test('every primitive and every binder has a look', () => {
  const applications = [...PRIMITIVES.values()].map(({ name, parameters, result, notation }) => {
    const values = parameters.map((type) => (type === 'boolean' ? 'n > 1' : 'n'));
    const written =
      notation.kind === 'infix'
        ? `${values[0]} ${name} ${values[1]}`
        : notation.kind === 'prefix'
          ? '-n'
          : `${name}(${values.join(', ')})`;
    return result === 'boolean' ? `if(${written}, 1, 0)` : written;
  });
  const bindings = [...BINDERS.values()].map(
    ({ name, bodyType }) => `${name}(k, 1, n, ${bodyType === 'boolean' ? 'k > 1' : 'k'})`,
  );
  for (const program of [...applications, ...bindings]) expect(lineOf(program)).toMatch(/^an=./);
});

test('any program is well-formed MathML', () => {
  fc.assert(
    fc.property(arbitraryExpression({ depth: 6 }), (expression) => {
      const { names } = readXml(modelMathml({ head: 'exact', expressions: [expression] }, [1n, -2n]));
      for (const name of names) expect(CORE).toContain(name);
    }),
    { numRuns: 300, seed: 5 },
  );
});

/** The elements of MathML Core that formulas here are made of. */
const CORE = [
  ...['math', 'mrow', 'mi', 'mn', 'mo', 'mtext', 'mfrac', 'msqrt', 'mroot'],
  ...['msub', 'msubsup', 'msup', 'munderover', 'mtable', 'mtr', 'mtd'],
];

test('the name of a column is text, whatever is in it', () => {
  for (const name of [
    '<script>alert(1)</script>',
    '"><img onload=x>',
    "' onload='x",
    '&amp;',
    '\u0000\u001b',
  ]) {
    const { names, attributeNames } = readXml(modelMathml(parseModel(`\`${name}\`(n)`)));
    for (const element of names) expect(CORE).toContain(element);
    expect([...attributeNames].sort()).toEqual(['alttext', 'display', 'xmlns']);
  }
});
