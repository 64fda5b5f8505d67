import { type Format, inputIsTarget, type Located } from '../format.js';
import { beginsLikeJson, jsonSpans, lastNumericKey, readJson, scalarKeys } from '../json.js';
import { holdsOnlyNumbers, meantAsNumbers } from '../number-list.js';
import { decimalsOf } from '../numeral.js';
import { attemptOnce, NUMERIC, outcomeOf } from '../source.js';
import { quote } from '../spans.js';

/** A JSON array of numbers or objects, or JSON lines. A list of bare numbers in brackets is read without it. */
export const JSON_ROWS: Format = {
  kinds: NUMERIC,
  columns: true,
  binary: false,
  detect: (source) => {
    if (!beginsLikeJson(source.bytes, source.start)) return 'none';
    if (source.asksColumns) return 'certain';
    if (holdsOnlyNumbers(source)) return 'none';
    const located = columnsOf(source);
    if (located.kind === 'failed') return meantAsNumbers(source) ? 'possible' : 'none';
    return mostAreNumerals(source.bytes, located.value) ? 'certain' : 'none';
  },
  locate: (source) => outcomeOf(columnsOf(source)),
};

type Columns = Extract<Located, { kind: 'numbers' }>;

const columnsOf = attemptOnce(({ name, bytes, start, options }): Columns => {
  const json = readJson(name, bytes, start);
  const key = options.column ?? lastNumericKey(bytes, json);
  const named = Array.isArray(options.inputs) ? options.inputs : undefined;
  if (key !== undefined && named?.includes(key)) throw inputIsTarget(name, key);
  const inputs = named ?? scalarKeys(json).filter((other) => other !== key);
  const layout = json.lines ? 'JSON lines' : 'JSON array';
  return {
    kind: 'numbers',
    ...(key !== undefined && { column: key }),
    format: key === undefined ? layout : `${layout}, member ${quote(key)}`,
    spans: jsonSpans(name, bytes, json, key),
    inputs: inputs.map((input) => ({
      name: input,
      spans: () => jsonSpans(name, bytes, json, input),
      isNamed: named !== undefined,
    })),
  };
});

/** Whether most rows have a number where the target is looked for, or there are no rows. */
function mostAreNumerals(text: Uint8Array, { spans: { starts, ends } }: Columns): boolean {
  const numerals = starts.filter((begin, i) => decimalsOf(text, begin, ends[i]) >= 0).length;
  return starts.length === 0 || numerals * 2 > starts.length;
}
