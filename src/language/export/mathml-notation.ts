import {
  application,
  element,
  fenced,
  floor,
  GRIP,
  leaf,
  operator,
  type Piece,
  parentheses,
  row,
  stacked,
  subscript,
  within,
} from './mathml-elements.js';

/** How an application of a primitive looks in a formula, from how its arguments look. */
export type Look = (values: readonly Piece[]) => Piece;

/** How a binder looks in a formula. */
export type BinderLook = (variable: string, values: readonly Piece[], body: Piece) => Piece;

/** Something that needs no parentheses anywhere, made of arguments that need none in it. */
export function closed(write: (...values: readonly string[]) => string): Look {
  return (values) => ({ markup: write(...values.map(({ markup }) => markup)), grip: GRIP.closed });
}

/** `name(x, y)`; a name of one letter is set in italics, a longer one upright. */
export function called(name: string): Look {
  return closed((...values) => application(leaf('mi', name), values));
}

/** `name_base(x)` */
export function indexed(name: string): Look {
  return closed((x, base) => application(subscript(leaf('mi', name), base), [x]));
}

/** x above y in brackets. */
export function pair(open: string, close: string): Look {
  return closed((x, y) => fenced(open, close, stacked(x, y)));
}

/** `x symbol y`, of arguments that hold together as tight as `left` and `right`. */
export function between(symbol: string, grip: number, left: number, right: number): Look {
  return ([x, y]) => ({ markup: row(within(x, left), operator(symbol), within(y, right)), grip });
}

/** x times something, rounded down. */
export function floorOfMultiple(factor: (...values: readonly Piece[]) => string): Look {
  return ([x, ...others]) => ({
    markup: floor(within(x, GRIP.product), operator('·'), factor(...others)),
    grip: GRIP.closed,
  });
}

/** A root; those of degree 2 are written without it. */
export function root(radicand: string, degree: string): string {
  return degree === leaf('mn', '2') ? element('msqrt', radicand) : element('mroot', radicand, degree);
}

/**
 * `x symbol y`, where y holds together as tight as `right`: a - (b - c) is not a - b - c, but a + (b - c) is a + b - c. A sign
 * does not stand right behind an operator.
 */
export function additive(symbol: string, right: number): Look {
  return ([x, y]) => ({
    markup: row(
      within(x, GRIP.sum),
      operator(symbol),
      y.signed === true ? parentheses(y.markup) : within(y, right),
    ),
    grip: GRIP.sum,
    signed: x.grip >= GRIP.sum && x.signed === true,
  });
}

/** A sign with bounds below and above it, before a body: `∑`. */
export function withBounds(sign: string): BinderLook {
  return (variable, [lower, upper], body) => {
    const from = row(leaf('mi', variable), operator('='), lower.markup);
    return {
      markup: row(element('munderover', sign, from, upper.markup), within(body, GRIP.product)),
      grip: GRIP.loose,
    };
  };
}
