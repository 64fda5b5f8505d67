import { apply, literal, N, past } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { type Part, type Quantity, type Relation, relationsBetween } from './relation.js';
import type { Series } from './series.js';
import type { SolverFamily } from './solver-problem.js';
import { written } from './written.js';

const TWICE = apply('*', literal(2), N);
const NEXT = apply('+', N, literal(1));

/** Fast-growing functions that polynomials are multiplied with. */
const HYPERGEOMETRIC: readonly Expression[] = [
  apply('factorial', N),
  apply('factorial', NEXT),
  apply('factorial', TWICE),
  apply('^', N, N),
  apply('^', NEXT, N),
  apply('^', NEXT, NEXT),
  apply('^', N, apply('-', N, literal(1))),
  apply('binomial', TWICE, N),
  apply('binomial', apply('+', TWICE, literal(1)), N),
  apply('binomial', apply('*', literal(3), N), N),
  apply('binomial', N, apply('div', N, literal(2))),
  apply('^', literal(2), apply('*', N, N)),
];

export const hypergeometric: SolverFamily = {
  name: 'hypergeometric',
  summary: 'factorials, binomials and powers times polynomials, with powers added',
  data: 'numbers',
  solve: (problem) => written(problem, hypergeometricProducts(problem.series)),
};

/** Hypergeometric terms times polynomials, alone or with powers and a polynomial added. */
function* hypergeometricProducts(series: Series): Generator<Relation | undefined> {
  const one = series.one();
  const plain = (expression: Expression): Part => ({
    quantity: series.quantity(expression),
    target: false,
    degree: 0,
  });
  const added = [2, 4, -1].map((base) => plain(apply('^', literal(base), N)));
  for (const expression of HYPERGEOMETRIC) {
    const quantity = series.quantity(expression);
    const shapes: readonly (readonly Part[])[] = [
      [
        { quantity: one, target: true, degree: 1 },
        { quantity, target: false, degree: 3 },
      ],
      [
        { quantity: one, target: true, degree: 0 },
        { quantity, target: false, degree: 1 },
        { quantity: one, target: false, degree: 1 },
        ...added,
      ],
    ];
    for (const parts of shapes) yield* relationsBetween(parts, series.target, series.from(0));
    yield undefined;
  }
}

export const convolution: SolverFamily = {
  name: 'convolution',
  summary: 'sums over all terms so far: algebraic and exponential generating functions',
  data: 'numbers',
  solve: (problem) => written(problem, convolutions(problem.series)),
};

/** Sums over all terms so far, convolutions among them: algebraic and exponential generating functions. */
function* convolutions(series: Series): Generator<Relation | undefined> {
  const k: Expression = { kind: 'variable', name: 'k' };
  const before: Expression = { kind: 'past', index: apply('-', k, literal(1)) };
  const after: Expression = { kind: 'past', index: apply('-', N, k) };
  const chosen = apply('binomial', apply('-', N, literal(1)), apply('-', k, literal(1)));
  const sum = (body: Expression): Expression => ({
    kind: 'bind',
    binder: 'sum',
    variable: 'k',
    arguments: [literal(1), N],
    body,
  });
  const pairs = apply('*', before, after);
  const bodies = [
    [pairs],
    [before],
    [apply('*', k, after)],
    [apply('*', chosen, before)],
    [apply('*', chosen, pairs)],
    [before, pairs],
  ];
  const lead: Part = { quantity: series.one(), target: true, degree: 0 };
  const others = [past(1), past(2)].map(
    (expression): Part => ({ quantity: series.quantity(expression), target: false, degree: 0 }),
  );
  for (const terms of bodies) {
    const sums = terms.map(
      (body): Part => ({ quantity: series.quantity(sum(body)), target: false, degree: 1 }),
    );
    const polynomial: Part = { quantity: series.one(), target: false, degree: 1 };
    for (const lags of [0, 1, 2]) {
      yield* relationsBetween(
        [lead, ...sums, ...others.slice(0, lags), polynomial],
        series.target,
        series.from(lags),
      );
      yield undefined;
    }
  }
}

export const pastProduct: SolverFamily = {
  name: 'past-product',
  summary: 'products of earlier terms: quadratic maps, Somos sequences, continued fractions',
  data: 'numbers',
  solve: (problem) => written(problem, pastProducts(problem.series)),
};

/** Products of earlier terms: quadratic maps, Somos sequences, continued fractions. */
function* pastProducts(series: Series): Generator<Relation | undefined> {
  const lags = [1, 2, 3, 4].map((lag) => series.lag(lag));
  const times = (one: Quantity, other: Quantity): Quantity => ({
    expression: apply(
      one === other ? '^' : '*',
      one.expression!,
      one === other ? literal(2) : other.expression!,
    ),
    values: one.values.map((value, row) => {
      const second = other.values[row];
      return value === undefined || second === undefined ? undefined : value * second;
    }),
  });
  const [one, two, three, four] = lags;
  const constant = series.one();
  const shapes: readonly (readonly [
    targets: readonly Quantity[],
    others: readonly Quantity[],
    degree: number,
  ])[] = [
    [[constant], [times(one, one), one, constant], 1],
    [[constant], [times(one, one), times(one, two), times(two, two), one, two, constant], 0],
    [[two], [times(one, one), one, two, constant], 0],
    [[three], [times(one, two), constant], 0],
    [[four], [times(one, three), times(two, two), constant], 0],
    [[constant, one], [one, constant], 1],
  ];
  for (const [targets, others, degree] of shapes) {
    const parts: Part[] = [
      ...targets.map((quantity) => ({ quantity, target: true, degree: 0 })),
      ...others.map((quantity) => ({ quantity, target: false, degree })),
    ];
    yield* relationsBetween(parts, series.target, series.from(0));
    yield undefined;
  }
}
