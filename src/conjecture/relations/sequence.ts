import { headOf } from '../../codelength/heads.js';
import { exactRows } from '../../data/column.js';
import type { Dataset } from '../../data/dataset.js';
import { kindOf } from '../../data/kinds.js';
import { mapChildren } from '../../language/children.js';
import { type Expression, isSingle, type Model } from '../../language/expression.js';
import { isColumnName, ROW, TARGET } from '../../language/names.js';
import { primitive } from '../../language/primitives.js';
import { Evaluator } from '../../prove/evaluate.js';
import type { Definition } from '../../prove/statement.js';
import { BeyondReach, WorkLimit } from '../../prove/work-limit.js';

/** A sequence that a program defines for all rows. */
export interface Sequence {
  readonly definition: Definition;
  /** Rows 0, 1, 2 …, those of the data first, as the definition gives them. */
  readonly rows: readonly bigint[];
}

/** The rows that relations are looked for in reach to this one. */
export const ROWS = 84;

/** Differences of so high an order vanish for a polynomial of low degree. */
const TAME_ORDER = 5;

/** Nodes that may be evaluated for the rows of one sequence. */
const WORK = 400_000;

/**
 * The sequence that an exact program defines: the rows of the data up to the last one that it leaves open, and its rule from there
 * on. Undefined for other programs, for data with given columns, and where some of the first 84 rows have no value or are
 * too much work.
 */
export function sequenceOf(name: string, dataset: Dataset, model: Model): Sequence | undefined {
  if (!isSingle(model) || !headOf(model).mustBeRight) return undefined;
  if (dataset.given.length > 0 || !kindOf(dataset).isPlain) return undefined;
  const rule = withoutOpening(model.expressions[0]);
  const data = exactRows(dataset.target).filter((value) => value !== undefined);
  const ownRow: Expression = { kind: 'given', column: name, index: { kind: 'variable', name: ROW } };
  for (let open = 0; open <= data.length / 2; open++) {
    const definition = { name, initial: data.slice(0, open), rule };
    const rows = evaluatedRows(ownRow, [definition], 0, ROWS, WORK);
    if (rows !== undefined && data.every((value, row) => row >= rows.length || value === rows[row]))
      return { definition, rows };
  }
  return undefined;
}

/** The rule behind `if(n < 2, a(n), rule)`, which leaves the first rows open. */
function withoutOpening(rule: Expression): Expression {
  if (rule.kind !== 'apply' || primitive(rule.primitive).evaluation !== 'choice') return rule;
  const [, consequent, otherwise] = rule.arguments;
  // A row that reads itself has no value.
  return consequent.kind === 'past' && isRow(consequent.index) ? otherwise : rule;
}

function isRow(node: Expression): boolean {
  return node.kind === 'variable' && node.name === ROW;
}

/** Whether every other row is a polynomial of low degree: what is said of such sequences is seldom a surprise. */
export function isTame({ rows }: Sequence): boolean {
  let differences = rows.filter((_, row) => row % 2 === 0);
  let others = rows.filter((_, row) => row % 2 === 1);
  for (let order = 0; order < TAME_ORDER; order++) {
    differences = differences.slice(1).map((value, index) => value - differences[index]);
    others = others.slice(1).map((value, index) => value - others[index]);
  }
  return [...differences, ...others].every((value) => value === 0n);
}

/**
 * Rows `from` to `to` (exclusive) of an expression; undefined where one has no value or takes too much work.
 *
 * @param work nodes that may be evaluated for all of them
 */
export function evaluatedRows(
  expression: Expression,
  definitions: readonly Definition[],
  from: number,
  to: number,
  work: number,
): bigint[] | undefined {
  const evaluator = new Evaluator(definitions, new WorkLimit(work));
  const rows: bigint[] = [];
  try {
    for (let n = from; n < to; n++) {
      const value = evaluator.evaluate(expression, BigInt(n));
      if (value === undefined) return undefined;
      rows.push(value);
    }
  } catch (error) {
    if (error instanceof BeyondReach) return undefined;
    throw error;
  }
  return rows;
}

/** A name for a dataset's sequence in statements: `n-times-2.txt` becomes `NTimes2`. Unlike all in `taken`. */
export function sequenceName(dataset: string, taken: ReadonlySet<string>): string {
  const words = dataset.replace(/\.[A-Za-z]+$/, '').split(/[^A-Za-z0-9]+/);
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  const plain = /^[A-Za-z]/.test(joined) && isColumnName(joined) && joined !== TARGET ? joined : `S${joined}`;
  let name = plain;
  for (let count = 2; taken.has(name); count++) name = `${plain}_${count}`;
  return name;
}

/** The rule of a sequence with its own past by name: `a(n-1)` becomes `Lucas(n-1)`. */
export function withNamedPast(rule: Expression, name: string): Expression {
  const named = mapChildren(rule, (part) => withNamedPast(part, name));
  return named.kind === 'past' ? { kind: 'given', column: name, index: named.index } : named;
}
