import type { Certificate } from '../certificate.js';
import { type Assignment, Evaluator } from '../evaluate.js';
import { valuesOf } from '../falsify.js';
import { freeVariables } from '../free-variables.js';
import type { StandardStatement } from '../standard-form.js';
import type { WorkLimit } from '../work-limit.js';

/** Both sides depend on variables of finitely many values only, and agree for all of them. */
export interface TruthTableCertificate extends Certificate {
  readonly method: 'truth-table';
  readonly variables: readonly string[];
  readonly rows: number;
}

/** Variables of two values each, at most. */
const MOST_VARIABLES = 16;

/** Decides finite-state rules, such as cellular automata: expressions of bits of the past, and of nothing else, by all their values. */
export function proveByTruthTable(
  statement: StandardStatement,
  work: WorkLimit,
): TruthTableCertificate | undefined {
  const { left, right } = statement;
  const variables = [...new Set([...freeVariables(left), ...freeVariables(right)])];
  if (variables.length > MOST_VARIABLES || statement.definitions.length > 0) return undefined;
  const evaluator = new Evaluator([], work);
  let table: Assignment[] = [new Map()];
  for (const name of variables) {
    const values = valuesOf(statement, name);
    if (values === undefined) return undefined;
    table = table.flatMap((row) => values.map((value) => new Map([...row, [name, value]])));
  }
  for (const row of table) {
    const [x, y] = [left, right].map((side) => evaluator.evaluate(side, 0n, row));
    if (x === undefined || x !== y) return undefined;
  }
  const because =
    variables.length === 0
      ? 'the sides depend on nothing and have one value'
      : `equal for all ${table.length} values of ${variables.join(', ')}`;
  return { method: 'truth-table', because, variables, rows: table.length };
}
