import { apply, literal } from '../../language/construct.js';
import type { Expression } from '../../language/expression.js';
import { PRIMITIVES } from '../../language/primitives.js';
import type { Witness } from '../../language/witness.js';
import type { Transform } from './transform.js';

/** The functions of one argument that a series may have been sent through, whatever its values are. */
export interface Step extends Transform {
  /** All series are results of the function. */
  readonly onto: boolean;
}

/** The series that one becomes by undoing a function of the language, other arguments being constants. */
export function* steps(rows: readonly bigint[]): Generator<Step> {
  for (const { name, parameters, result, witnesses } of PRIMITIVES.values()) {
    if (result !== 'integer') continue;
    for (const [place, witness] of witnesses.entries()) {
      if (witness === undefined || parameters[place] !== 'integer') continue;
      for (const others of witness.constants(rows)) {
        const values = undone(rows, witness, others);
        if (values === undefined) continue;
        const constants = others.map(literal);
        yield {
          rows: values,
          onto: witness.onto,
          apply: (x: Expression) => apply(name, ...constants.toSpliced(place, 0, x)),
        };
      }
    }
  }
}

function undone(
  rows: readonly bigint[],
  { row: undo }: Witness,
  others: readonly bigint[],
): readonly bigint[] | undefined {
  const values: bigint[] = [];
  for (const row of rows) {
    const argument = undo(row, others);
    if (argument === undefined) return undefined;
    values.push(argument.value);
  }
  return values;
}
