import { Evaluator } from '../evaluate.js';
import { isRowName } from '../free-past.js';
import { freeVariables } from '../free-variables.js';
import type { StandardStatement } from '../standard-form.js';
import type { WorkLimit } from '../work-limit.js';
import { require } from './verdict.js';

/** Compares both sides for every combination of bits. */
export function checkTruthTable(statement: StandardStatement, work: WorkLimit): string {
  const { left, right, past } = statement;
  const names = [...new Set([...freeVariables(left), ...freeVariables(right)])];
  require(names.length === 0 || (past === 'bits' && names.every(isRowName)), 'not all variables are bits');
  require(names.length <= 20 && statement.definitions.length === 0, 'there are too many variables');
  const evaluator = new Evaluator([], work);
  for (let row = 0; row < 2 ** names.length; row++) {
    const values = new Map(names.map((name, bit) => [name, BigInt((row >> bit) & 1)]));
    const [x, y] = [evaluator.evaluate(left, 0n, values), evaluator.evaluate(right, 0n, values)];
    require(x !== undefined && x === y, `the sides differ in row ${row} of the truth table`);
  }
  return names.length === 0
    ? 'the sides depend on nothing and have one value'
    : `equal in all ${2 ** names.length} rows of the truth table`;
}
