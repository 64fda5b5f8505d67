import { headOf } from '../codelength/heads.js';
import { BEFORE, type Dataset, rowsOf } from '../data/dataset.js';
import type { FurtherRows } from '../data/further-rows.js';
import { kindOf } from '../data/kinds.js';
import { strideDataset } from '../data/sections.js';
import { readsOrder, readsPast } from '../language/children.js';
import { type World, worldOf } from '../language/evaluate.js';
import { isSingle, type Model, type SingleModel } from '../language/expression.js';
import { type Part, partDataset, partsOf } from '../language/parts.js';
import { Meter, withinWork } from '../language/work.js';
import { type Lookout, lookoutOf, type Outlook } from './outlook.js';
import { Paths } from './paths.js';

/** Steps granted to an application on top of some for each row. */
const WORK = 2 ** 22;
const WORK_PER_ROW = 256;

/** The share of rows that lie below what a row is expected to be at least, and above what it is at most. */
const TAIL = 0.1;

/** Further rows that a model is applied to. */
export interface RowsAhead extends Pick<FurtherRows, 'count' | 'given'>, Partial<Pick<FurtherRows, 'known'>> {
  /** Their numbers in a table, from 1, where they stand among the rows of the data. */
  readonly rows?: readonly number[];
  /** Whether the rows follow those of the dataset; if not, programs that read n or the rows before say nothing of them. Yes unless told. */
  readonly follows?: boolean;
  /** Whether to say between what bounds rows lie; not unless told. */
  readonly withBounds?: boolean;
}

/** What a model says of a row. All are undefined where it has no value. */
export interface AppliedRow {
  /** What its head says is likeliest. */
  readonly value: bigint | undefined;
  /**
   * Bounds between which the row lies, the value included, if it differs from what is computed as eight in ten rows of the data do, and so do the
   * rows before it that are not known; undefined for symbols, and where they are not asked for.
   */
  readonly low: bigint | undefined;
  readonly high: bigint | undefined;
}

const UNKNOWN: AppliedRow = { value: undefined, low: undefined, high: undefined };

/**
 * What a model says of rows that follow a dataset, each from what is given there and from the rows before it. The last piece of a piecewise
 * model goes on. Rows that take too much work are undefined.
 */
export function applyModel(model: Model, dataset: Dataset, ahead: RowsAhead): AppliedRow[] {
  const rows = rowsOf(dataset);
  const { count } = ahead;
  const last = partsOf(model, rows).filter(({ end }) => end === rows);
  // Data that leaves no row to the last piece says nothing about what follows it.
  const isLost = ahead.follows === false && (!isSingle(model) || model.expressions.some(readsOrder));
  if (last.length === 0 || isLost) return new Array<AppliedRow>(count).fill(UNKNOWN);
  const places = Array.from({ length: count }, (_, at) => (rows + at - last[0].first) % last.length);
  const sections = last.map((part, section) => {
    const own = places.flatMap((place, at) => (place === section ? [at] : []));
    return { applied: applyPart(part, dataset, ahead, own), next: 0 };
  });
  return places.map((place) => sections[place].applied[sections[place].next++]);
}

/** What the model of a part says of its own rows ahead, which are some of all. */
function applyPart(part: Part, dataset: Dataset, ahead: RowsAhead, own: readonly number[]): AppliedRow[] {
  const data = partDataset(dataset, part);
  const { first, step } = part;
  const whole = { ...dataset, given: ahead.given };
  const { given } = strideDataset(whole, first, step, rowsOf(dataset) + ahead.count);
  const before = data.given.filter(({ name }) => name === BEFORE);
  const rows = rowsOf(data);
  const kind = kindOf(dataset);
  const table = worldOf(data.target, [...given, ...before]);
  const worldOver = (added: readonly (bigint | undefined)[]): World => ({
    ...table,
    past: (index) => (index < rows ? table.past(index) : added[index - rows]),
  });
  const meter = new Meter(WORK + WORK_PER_ROW * (rows + own.length));
  const applied: AppliedRow[] = [];
  const isBounded = ahead.withBounds === true && kind.hasDifferences;
  withinWork(() => {
    const added: (bigint | undefined)[] = [];
    const lookoutOver = lookoutOf(part.model, data, given, meter);
    const lookout = lookoutOver(worldOver(added), meter);
    const paths = isBounded && branches(part.model) ? pathsOver(lookoutOver, worldOver) : undefined;
    for (const at of own) {
      const row = rows + added.length;
      const known = ahead.known?.[at];
      const outlook = lookout(row);
      const { value } = outlook;
      const isValue = value !== undefined && kind.mayFollow(value, dataset);
      const wasOpen = paths?.isOpen === true;
      const places = paths?.advance(row, known) ?? [];
      added.push(known ?? (isValue ? value : undefined));
      if (!isValue) applied.push(UNKNOWN);
      else if (!isBounded) applied.push({ ...UNKNOWN, value });
      else applied.push(within(value, wasOpen ? bandOfPaths(places) : bandOf(outlook)));
    }
  });
  while (applied.length < own.length) applied.push(UNKNOWN);
  return applied;
}

/** Whether what comes in a row says what comes in later ones, and is not certain. */
function branches(model: SingleModel): boolean {
  return !headOf(model).mustBeRight && model.expressions.some(readsPast);
}

function pathsOver(
  lookoutOver: (world: World, meter: Meter) => Lookout,
  worldOver: (added: readonly (bigint | undefined)[]) => World,
): Paths {
  return new Paths((added, meter) => lookoutOver(worldOver(added), meter));
}

type Band = readonly [low: bigint, high: bigint] | undefined;

function within(value: bigint, band: Band): AppliedRow {
  if (band === undefined) return { ...UNKNOWN, value };
  const [low, high] = band;
  return { value, low: low < value ? low : value, high: high > value ? high : value };
}

function bandOf(outlook: Outlook): Band {
  const low = outlook.quantile(TAIL);
  const high = outlook.quantile(1 - TAIL);
  return low === undefined || high === undefined ? undefined : [low, high];
}

/** @param places in ascending order */
function bandOfPaths(places: readonly bigint[]): Band {
  if (places.length === 0) return undefined;
  const rank = Math.floor(TAIL * places.length);
  return [places[rank], places[places.length - 1 - rank]];
}
