import { ALL_BYTES } from '../data/alphabets.js';
import { FileFormatError } from '../errors.js';
import { DecisionCost } from './decision-cost.js';
import { type Decisions, UNITS } from './decisions.js';
import { codeCount, codeLiteral } from './natural-code.js';

/** Lists of values that lie closer together than this have a flag for each number between the first and the last. */
const MOST_FLAGS = 4096;

/** The probability that a list is that of all bytes, which is not spelled out. */
const ALL_BYTES_UNITS = UNITS / 4;

/** The most values that a list may have: the indices of symbols are bytes. */
const MOST_VALUES = 256;

/**
 * Codes an ascending list of 2 to 256 different numbers: whether it is that of all bytes, and if it is not, the first, how far the last is from it, and either a flag for each number between
 * them, adaptively under the flag before it, or how many there are and the gaps between them. A reader ignores the argument.
 *
 * @throws FileFormatError when a reader meets something else
 */
export function codeValueList(decisions: Decisions, values: readonly number[]): readonly number[] {
  if (decisions.biased(isAllBytes(values) ? 1 : 0, ALL_BYTES_UNITS) === 1) return ALL_BYTES;
  const known = values.length > 0;
  const first = Number(codeLiteral(decisions, BigInt(values[0] ?? 0)));
  const span = codeCount(decisions, known ? values[values.length - 1] - first - 1 : 0) + 1;
  const last = first + span;
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last)) throw damaged();
  const between =
    span <= MOST_FLAGS ? codeFlags(decisions, values, first, last) : codeGaps(decisions, values, first, last);
  if (between.length + 2 > MOST_VALUES) throw damaged();
  return [first, ...between, last];
}

/** The bits that {@link codeValueList} takes. */
export function valueListBits(values: readonly number[]): number {
  const cost = new DecisionCost();
  codeValueList(cost, values);
  return cost.bits;
}

function isAllBytes(values: readonly number[]): boolean {
  return (
    values.length === ALL_BYTES.length &&
    values[0] === 0 &&
    values[values.length - 1] === ALL_BYTES.length - 1
  );
}

function codeFlags(decisions: Decisions, values: readonly number[], first: number, last: number): number[] {
  const base = decisions.reserve(2);
  const members = new Set(values);
  const coded: number[] = [];
  let before = 1;
  for (let value = first + 1; value < last; value++) {
    before = decisions.adaptive(base + before, members.has(value) ? 1 : 0);
    if (before === 1) coded.push(value);
  }
  return coded;
}

function codeGaps(decisions: Decisions, values: readonly number[], first: number, last: number): number[] {
  const count = codeCount(decisions, Math.max(0, values.length - 2));
  if (count + 2 > MOST_VALUES) throw damaged();
  const coded: number[] = [];
  for (let index = 1, before = first; index <= count; index++) {
    before += 1 + codeCount(decisions, values.length > 0 ? values[index] - before - 1 : 0);
    if (before >= last) throw damaged();
    coded.push(before);
  }
  return coded;
}

function damaged(): FileFormatError {
  return new FileFormatError('a list of values that cannot be; the file is damaged');
}
