import {
  application,
  element,
  fenced,
  floor,
  GRIP,
  leaf,
  type Operand,
  operator,
  type Piece,
  parentheses,
  row,
  stacked,
  subscript,
} from './mathml-elements.js';

/** Writes an application of a primitive to its arguments. */
export type Notation = (operands: readonly Operand[]) => Piece;

/** Something that needs no parentheses anywhere, made of arguments that need none in it. */
function closed(write: (...values: readonly string[]) => string): Notation {
  return (operands) => ({
    markup: write(...operands.map((operand) => operand(GRIP.loose))),
    grip: GRIP.closed,
  });
}

/** `name(x, y)`; a name of one letter is set in italics, a longer one upright. */
function called(name: string): Notation {
  return closed((...values) => application(leaf('mi', name), values));
}

/** `name_base(x)` */
function indexed(name: string): Notation {
  return closed((x, base) => application(subscript(leaf('mi', name), base), [x]));
}

/** x above y in brackets. */
function pair(open: string, close: string): Notation {
  return closed((x, y) => fenced(open, close, stacked(x, y)));
}

function infix(symbol: string, grip: number, left: number, right: number): Notation {
  return ([x, y]) => ({ markup: row(x(left), operator(symbol), y(right)), grip });
}

function comparison(symbol: string): Notation {
  return infix(symbol, GRIP.comparison, GRIP.comparison + 1, GRIP.comparison + 1);
}

/** Operators on bits, with the precedence that they have in programs. */
function bitwise(symbol: string, precedence: number): Notation {
  return infix(symbol, precedence, precedence, precedence + 1);
}

/** x times something, rounded down. */
function floorOfMultiple(factor: (...values: readonly Operand[]) => string): Notation {
  return ([x, ...others]) => ({
    markup: floor(x(GRIP.product), operator('·'), factor(...others)),
    grip: GRIP.closed,
  });
}

function root(radicand: string, degree: string): string {
  return degree === leaf('mn', '2') ? element('msqrt', radicand) : element('mroot', radicand, degree);
}

function member(of: string): Notation {
  return ([x]) => ({
    markup: row(x(GRIP.comparison + 1), operator('∈'), leaf('mi', of)),
    grip: GRIP.comparison,
  });
}

/** A part of the continued fraction of a root. */
function ofFraction(name: string): Notation {
  return closed((index, radicand, degree) =>
    application(subscript(leaf('mi', name), index), [root(radicand, degree)]),
  );
}

/** How the primitives look in formulas; sums, products and cases are written by `mathml.ts`. */
export const NOTATIONS: ReadonlyMap<string, Notation> = new Map<string, Notation>([
  ['div', closed((x, y) => floor(element('mfrac', x, y)))],
  ['mod', infix('mod', GRIP.modulo, GRIP.product, GRIP.product + 1)],
  [
    '^',
    ([x, y]) => ({
      markup: element('msup', x(GRIP.closed), y(GRIP.loose)),
      grip: GRIP.power,
    }),
  ],
  ['neg', ([x]) => ({ markup: row(operator('−'), x(GRIP.product)), grip: GRIP.sum, signed: true })],
  ['abs', closed((x) => fenced('|', '|', x))],
  ['sign', called('sgn')],
  ['min', called('min')],
  ['max', called('max')],
  ['gcd', called('gcd')],
  ['lcm', called('lcm')],
  ['=', comparison('=')],
  ['!=', comparison('≠')],
  ['<', comparison('<')],
  ['<=', comparison('≤')],
  ['>', comparison('>')],
  ['>=', comparison('≥')],
  ['both', infix('∧', GRIP.conjunction, GRIP.conjunction, GRIP.conjunction + 1)],
  ['either', infix('∨', GRIP.disjunction, GRIP.disjunction, GRIP.disjunction + 1)],
  ['not', ([x]) => ({ markup: row(operator('¬'), x(GRIP.closed)), grip: GRIP.closed })],
  ['and', bitwise('and', 45)],
  ['xor', bitwise('⊕', 40)],
  ['or', bitwise('or', 35)],
  ['shl', bitwise('≪', 50)],
  ['shr', bitwise('≫', 50)],
  ['isqrt', closed((x) => floor(element('msqrt', x)))],
  ['binomial', pair('(', ')')],
  ['stirling1', pair('[', ']')],
  ['stirling2', pair('{', '}')],
  ['eulerian', pair('⟨', '⟩')],
  ['kronecker', closed((x, y) => parentheses(element('mfrac', x, y)))],
  ['factorial', ([x]) => ({ markup: row(x(GRIP.closed), operator('!')), grip: GRIP.power })],
  ['prime?', member('ℙ')],
  [
    'square?',
    ([x]) => ({
      markup: row(element('msqrt', x(GRIP.loose)), operator('∈'), leaf('mi', 'ℤ')),
      grip: GRIP.comparison,
    }),
  ],
  ['nextprime', called('nextprime')],
  ['digitsum', indexed('digitsum')],
  ['valuation', indexed('ν')],
  ['numdiv', called('τ')],
  ['sigma', indexed('σ')],
  ['phi', called('φ')],
  ['omega', called('ω')],
  ['bigomega', called('Ω')],
  ['moebius', called('μ')],
  ['radical', called('rad')],
  ['lpf', called('lpf')],
  ['gpf', called('gpf')],
  ['prime', closed((x) => subscript(leaf('mi', 'p'), x))],
  ['primepi', called('π')],
  ['numdigits', indexed('digits')],
  ['digitprod', indexed('digitprod')],
  ['maxdigit', indexed('maxdigit')],
  ['runs', indexed('runs')],
  ['reverse', indexed('reverse')],
  ['rebase', called('rebase')],
  [
    'countdigit',
    closed((x, digit, base) => row(subscript(operator('#'), digit), subscript(parentheses(x), base))),
  ],
  [
    'countpair',
    closed((x, pair, base) =>
      row(element('msubsup', operator('#'), pair, leaf('mn', '2')), subscript(parentheses(x), base)),
    ),
  ],
  ['concat', closed((x, y, base) => subscript(parentheses(x, operator('∥'), y), base))],
  ['floorpi', floorOfMultiple(() => leaf('mi', 'π'))],
  ['floore', floorOfMultiple(() => leaf('mi', 'e'))],
  ['floorroot', floorOfMultiple((c, k) => root(c(GRIP.loose), k(GRIP.loose)))],
  ['floorln', floorOfMultiple((c) => row(leaf('mi', 'ln'), c(GRIP.closed)))],
  ['floorlog', floorOfMultiple((c, b) => row(subscript(leaf('mi', 'log'), b(GRIP.loose)), c(GRIP.closed)))],
  [
    'contfrac',
    closed((index, radicand, degree) => subscript(fenced('[', ']', root(radicand, degree)), index)),
  ],
  ['convnum', ofFraction('num')],
  ['convden', ofFraction('den')],
  ['trirow', called('row')],
  ['tricol', called('column')],
  ['fibonacci', closed((x) => subscript(leaf('mi', 'F'), x))],
  ['parts', indexed('p')],
  ['partitions', called('p')],
]);
