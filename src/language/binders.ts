import { EXACT_LIMIT } from '../numbers/exact.js';
import { EulerFold, reduceEuler } from './euler.js';
import type { Type } from './expression.js';
import { type Fold, StepFold } from './fold.js';
import { bounded, MAX_RANGE } from './limits.js';
import type { ExportLanguage } from './primitive.js';
import { bare } from './primitives/rendering.js';

/**
 * Folds the cells of each row to one value: row r holds the cells starts[r] to starts[r + 1] - 1 of `body`, which
 * begins at offset `at` and holds exact integers up to 2^53 or NaN (undefined), never infinities. Writes row r of `out`:
 * an exact integer, NaN where a cell is undefined, or ±Infinity where doubles cannot decide.
 */
export type Reduction = (
  out: Float64Array,
  rows: number,
  starts: Int32Array,
  body: Float64Array,
  at: number,
) => void;

interface BinderEntry {
  readonly name: string;
  /** Types of the arguments, which stand before the body and outside the variable's scope. */
  readonly parameterTypes: readonly Type[];
  readonly bodyType: Type;
  readonly result: Type;
  /** One line for people: what it computes and where it is undefined. */
  readonly summary: string;
  /** Renders an application in another language from the rendered variable, arguments and body. */
  readonly exports: Readonly<
    Record<ExportLanguage, (variable: string, values: readonly string[], body: string) => string>
  >;
}

/** Folds its body over the variable's values lower, lower + 1 … upper. */
export interface RangeBinder extends BinderEntry {
  readonly kind: 'range';
  /** A fold that has not taken any term: its value is that of an empty range. */
  readonly begin: () => Fold;
  readonly reduce: Reduction;
}

/** Applies its body, a function of the variable, a number of times to a start value. */
export interface IterateBinder extends BinderEntry {
  readonly kind: 'iterate';
}

/** Finds the variable's value with a number of others before it, from a lower bound up, for which its body holds. */
export interface SelectBinder extends BinderEntry {
  readonly kind: 'select';
}

/** An operator that binds a variable in its body. */
export type Binder = RangeBinder | IterateBinder | SelectBinder;

const reduceSum: Reduction = (out, rows, starts, body, at) => {
  for (let r = 0; r < rows; r++) {
    const end = at + starts[r + 1];
    let sum = 0;
    let peak = 0;
    for (let cell = at + starts[r]; cell < end; cell++) {
      sum += body[cell];
      // Any partial sum past 2^53 may have been rounded, even if the total comes back below.
      if (sum >= EXACT_LIMIT || sum <= -EXACT_LIMIT) peak = Infinity;
    }
    out[r] = sum + peak;
  }
};

const reduceProduct: Reduction = (out, rows, starts, body, at) => {
  for (let r = 0; r < rows; r++) {
    const end = at + starts[r + 1];
    let product = 1;
    let peak = 0;
    for (let cell = at + starts[r]; cell < end; cell++) {
      product *= body[cell];
      if (product >= EXACT_LIMIT || product <= -EXACT_LIMIT) {
        peak = Infinity;
        // Kept small, so that neither an infinity nor its product with 0 hides an undefined term.
        product = 1;
      }
    }
    out[r] = product + peak + 0;
  }
};

const UNDEFINED_RANGE = `undefined where a term is, or over a range of more than ${MAX_RANGE}`;

/** All binders by name. */
export const BINDERS: ReadonlyMap<string, Binder> = new Map<string, Binder>(
  (
    [
      {
        name: 'sum',
        kind: 'range',
        parameterTypes: ['integer', 'integer'],
        bodyType: 'integer',
        result: 'integer',
        summary: `sum(k, lower, upper, body): the sum of the body, 0 over an empty range; ${UNDEFINED_RANGE}`,
        begin: () => new StepFold(0n, '+', (folded, term) => bounded(folded + term)),
        reduce: reduceSum,
        exports: {
          pari: (k, [lower, upper], body) => `sum(${k} = ${lower}, ${upper}, ${body})`,
          python: (k, [lower, upper], body) => `sum(${body} for ${k} in range(${lower}, ${upper} + 1))`,
          javascript: (k, [lower, upper], body) => `sum(${lower}, ${upper}, (${k}) => ${body})`,
          latex: (k, [lower, upper], body) => `\\sum_{${k}=${bare(lower)}}^{${bare(upper)}} ${body}`,
        },
      },
      {
        name: 'product',
        kind: 'range',
        parameterTypes: ['integer', 'integer'],
        bodyType: 'integer',
        result: 'integer',
        summary: `product(k, lower, upper, body): the product of the body, 1 over an empty range; ${UNDEFINED_RANGE}`,
        begin: () => new StepFold(1n, '*', (folded, term) => bounded(folded * term)),
        reduce: reduceProduct,
        exports: {
          pari: (k, [lower, upper], body) => `prod(${k} = ${lower}, ${upper}, ${body})`,
          python: (k, [lower, upper], body) => `prod(${body} for ${k} in range(${lower}, ${upper} + 1))`,
          javascript: (k, [lower, upper], body) => `product(${lower}, ${upper}, (${k}) => ${body})`,
          latex: (k, [lower, upper], body) => `\\prod_{${k}=${bare(lower)}}^{${bare(upper)}} ${body}`,
        },
      },
      {
        name: 'count',
        kind: 'range',
        parameterTypes: ['integer', 'integer'],
        bodyType: 'boolean',
        result: 'integer',
        summary: `count(k, lower, upper, condition): how often the condition holds; ${UNDEFINED_RANGE}`,
        begin: () => new StepFold(0n, '+', (folded, term) => folded + term),
        reduce: reduceSum,
        exports: {
          pari: (k, [lower, upper], body) => `sum(${k} = ${lower}, ${upper}, ${body})`,
          python: (k, [lower, upper], body) => `sum(${body} for ${k} in range(${lower}, ${upper} + 1))`,
          javascript: (k, [lower, upper], body) => `count(${lower}, ${upper}, (${k}) => ${body})`,
          latex: (k, [lower, upper], body) =>
            `\\#\\left\\{ ${k} \\in [${bare(lower)}, ${bare(upper)}] : ${body} \\right\\}`,
        },
      },
      {
        name: 'euler',
        kind: 'range',
        parameterTypes: ['integer', 'integer'],
        bodyType: 'integer',
        result: 'integer',
        summary: `euler(k, lower, upper, body): the last term of the Euler transform of the body's values, the coefficient of x^m in the product of (1 - x^i)^(-v(i)) over the m values v(1), v(2), …; 1 over an empty range; ${UNDEFINED_RANGE}`,
        begin: () => new EulerFold(),
        reduce: reduceEuler,
        exports: {
          pari: (k, [lower, upper], body) => `euler(${lower}, ${upper}, (${k}) -> ${body})`,
          python: (k, [lower, upper], body) => `euler(${lower}, ${upper}, lambda ${k}: ${body})`,
          javascript: (k, [lower, upper], body) => `euler(${lower}, ${upper}, (${k}) => ${body})`,
          latex: (k, [lower, upper], body) =>
            `\\operatorname{Euler}_{${k}=${bare(lower)}}^{${bare(upper)}} ${body}`,
        },
      },
      {
        name: 'iterate',
        kind: 'iterate',
        parameterTypes: ['integer', 'integer'],
        bodyType: 'integer',
        result: 'integer',
        summary: `iterate(x, times, start, body): the body applied that many times from the start; undefined where a value on the way is, or for times < 0 or > ${MAX_RANGE}`,
        exports: {
          pari: (x, [times, start], body) => `iterate(${times}, ${start}, (${x}) -> ${body})`,
          python: (x, [times, start], body) => `iterate(${times}, ${start}, lambda ${x}: ${body})`,
          javascript: (x, [times, start], body) => `iterate(${times}, ${start}, (${x}) => ${body})`,
          latex: (x, [times, start], body) =>
            `\\left( ${x} \\mapsto ${body} \\right)^{${bare(times)}}\\left(${bare(start)}\\right)`,
        },
      },
      {
        name: 'nth',
        kind: 'select',
        parameterTypes: ['integer', 'integer'],
        bodyType: 'boolean',
        result: 'integer',
        summary: `nth(k, lower, index, condition): the value from lower up for which the condition holds with as many such before it as the index says; undefined for index < 0, behind a value where the condition is undefined, and behind the first 64*(index + 8) values, of which ${MAX_RANGE} at most are tried`,
        exports: {
          pari: (k, [lower, index], body) => `nth(${lower}, ${index}, (${k}) -> ${body})`,
          python: (k, [lower, index], body) => `nth(${lower}, ${index}, lambda ${k}: ${body})`,
          javascript: (k, [lower, index], body) => `nth(${lower}, ${index}, (${k}) => ${body})`,
          latex: (k, [lower, index], body) =>
            `\\left\\{ ${k} \\ge ${bare(lower)} : ${body} \\right\\}_{${bare(index)}}`,
        },
      },
    ] satisfies Binder[]
  ).map((entry) => [entry.name, entry]),
);

/** The entry of a binder known to exist: expressions are checked when they are read. */
export function binder(name: string): Binder {
  const entry = BINDERS.get(name);
  if (entry === undefined) throw new Error(`no binder is called ${name}`);
  return entry;
}
