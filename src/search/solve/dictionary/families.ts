import type { Expression } from '../../../language/expression.js';
import type { Pricer } from '../pricer.js';
import type { Series } from '../series.js';
import type { SolverFamily, SolverProblem } from '../solver-problem.js';
import { couldPay, write } from '../written.js';
import type { Chapter } from './chapter.js';
import { chapterOf, functions, givenProducts, pastProducts, periodic, recurrences } from './chapters.js';
import { powerOf } from './functions.js';
import { roundedLines } from './lines.js';
import { rootsOf } from './roots.js';
import { floorForms } from './rounded.js';
import { isPlain } from './shape.js';
import { type Discovery, Walk } from './walk.js';

export const recurrence = family(
  'recurrence',
  'polynomials, rational functions, recurrences with constant and polynomial coefficients, and their closed forms',
  'numbers',
  recurrences,
);

export const givenColumn = family(
  'given-column',
  'sums of given columns, their products and powers, now and a row ago',
  'tables',
  givenProducts,
);

export const languageFunction = family(
  'function',
  'relations with one function of the language: multiples, products with n, sums, recurrences that it drives',
  'numbers',
  functions,
);

export const pastProduct = family(
  'past-product',
  'products of earlier terms: quadratic maps, Somos sequences, continued fractions',
  'numbers',
  pastProducts,
);

export const quotient: SolverFamily = {
  name: 'quotient',
  summary:
    'lines, polynomials with a periodic constant, and recurrences like these, divided and rounded down',
  data: 'numbers',
  *solve(problem) {
    yield* roundedLines(problem);
    yield* walked(problem, periodic(problem.series));
  },
};

/** The relations of a series with the entries of some chapters. */
function family(
  name: string,
  summary: string,
  data: SolverFamily['data'],
  chapters: (series: Series, pricer: Pricer) => Iterable<Chapter>,
): SolverFamily {
  return {
    name,
    summary,
    data,
    solve: (problem) => walked(problem, chapters(problem.series, problem.pricer)),
  };
}

/** What the relations with the entries of some chapters say, in order of the least that they could cost. */
function* walked(
  problem: SolverProblem,
  chapters: Iterable<Chapter>,
): Generator<Expression | undefined, void, void> {
  const { series, pricer } = problem;
  const literal = series.literalBits(series.length);
  const most = () => Math.min(literal, problem.ceiling());
  const walk = new Walk(series, series.from(0), chapters, most, problem.found);
  const suggested = new Set<string>();
  for (const found of walk.relations()) {
    yield found && writtenAs(problem, found);
    if (found === undefined || !isPlain(found.chapter)) continue;
    const roots = rootsOf(found.relation);
    if (suggested.has(roots.join())) continue;
    suggested.add(roots.join());
    for (const chapter of chapterOf(roots.map(powerOf), series, pricer)) walk.add(chapter);
  }
}

function writtenAs(problem: SolverProblem, { relation, chapter, shape }: Discovery): Expression | undefined {
  if (chapter.reading === 'unrounded') return write(problem, relation);
  const { series, forms, pricer } = problem;
  return couldPay(relation, series, series.length)
    ? pricer.cheapest(floorForms(relation, chapter, series, shape.order, forms))
    : undefined;
}
