import type { Numbers } from './expression.js';
import { printColumnName, ROW } from './names.js';
import { writtenAs } from './operation.js';
import { tokenize } from './tokens.js';

/**
 * The given columns whose names stand in a program without back quotes and mean something else there, such as `e` in one of real numbers, each
 * in a sentence.
 *
 * @param text a program that can be read
 * @param given the names of the given columns
 * @param numbers what the program computes with
 */
export function shadowedColumns(text: string, given: readonly string[], numbers: Numbers): readonly string[] {
  const tokens = tokenize(text, 'program');
  const bare = new Set(
    tokens.flatMap(({ kind, text: name }, at) =>
      kind === 'name' && tokens[at + 1].text !== '(' ? [name] : [],
    ),
  );
  return given
    .filter((name) => bare.has(name))
    .flatMap((name) => {
      const meaning = meaningOf(name, numbers);
      return meaning === undefined
        ? []
        : [`${name} is ${meaning} here; the column is written ${written(name, numbers)}`];
    });
}

/** What a name without brackets stands for; undefined where that is a column or nothing. */
function meaningOf(name: string, numbers: Numbers): string | undefined {
  if (name === ROW) return 'the number of the row';
  return writtenAs(name, numbers)?.notation.kind === 'constant' ? 'the constant' : undefined;
}

function written(name: string, numbers: Numbers): string {
  const column = printColumnName(name, numbers);
  return numbers === 'real' ? column : `${column}(${ROW})`;
}
