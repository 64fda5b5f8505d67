import { createHash } from 'node:crypto';
import { type Column, exactRows, sliceColumn } from '../data/column.js';
import { type Dataset, rowsOf } from '../data/dataset.js';
import { InputError } from '../errors.js';
import type { Grammar } from '../grammar/grammar.js';
import { grammarHash } from '../grammar/hash.js';
import { jsonValue } from '../json-value.js';
import { parseModel } from '../language/parse.js';
import type { Start } from './options.js';
import type { SearchResult } from './result.js';

const SCHEMA = 'kolmo.checkpoint/1';

/** The most bytes of a checkpoint. */
export const MOST_CHECKPOINT_BYTES = 2 ** 22;

/** The most characters of a program in a checkpoint, as many as a grammar may have. */
const MOST_PROGRAM = 2 ** 16;

/** What earlier searches found is kept while it is so many bits longer than the best, at most: it may fit as well. */
const KEPT_BITS = 10;

/** The most models that are kept. */
const MOST_MODELS = 200;

/** What a checkpoint is of: digests of the data and the grammar that its programs are good for. */
export interface Subject {
  readonly dataset: { readonly name: string; readonly rows: number; readonly digest: string };
  readonly grammar: { readonly name: string; readonly digest: string };
}

/** A program as a checkpoint holds it. Lengths in bits. */
interface Kept {
  readonly program: string;
  readonly totalBits: number;
  readonly foundBy?: string;
}

/** Seconds and programs of searches. */
export interface Effort {
  readonly seconds: number;
  readonly evaluated: number;
}

/**
 * What a search has found, as JSON that a later one can start from: programs as text, which are priced anew, and how much work
 * all searches did that led here.
 */
interface Checkpoint extends Subject, Effort {
  readonly schema: typeof SCHEMA;
  readonly models: readonly Kept[];
}

/** A checkpoint as a later search takes it. */
export interface Resumed extends Effort {
  readonly start: readonly Start[];
  readonly models: readonly Kept[];
  /** Least total bits among its models; Infinity if there are none. */
  readonly totalBits: number;
}

/** Nothing to go on from. */
export const FRESH: Resumed = {
  start: [],
  models: [],
  totalBits: Number.POSITIVE_INFINITY,
  seconds: 0,
  evaluated: 0,
};

export function subjectOf(dataset: Dataset, grammar: Grammar): Subject {
  return {
    dataset: { name: dataset.name, rows: rowsOf(dataset), digest: digestOf(dataset) },
    grammar: { name: grammar.name, digest: grammarHash(grammar) },
  };
}

/** One digest of data and grammar. */
export function digestOfSubject({ dataset, grammar }: Subject): string {
  return sha256(dataset.digest + grammar.digest);
}

/** What a checkpoint is of. @throws InputError for a text that is none */
export function readSubject(text: string, source: string): Subject {
  return parse(text, source);
}

/**
 * The text of a checkpoint that holds what a search has found and the best of what one before it holds, so that it is never worse.
 *
 * @param before the checkpoint whose place it takes
 * @param counted how much of the work of this search is counted in `before`
 * @throws InputError where the best program is too long for a checkpoint
 */
export function writeCheckpoint(
  result: SearchResult,
  subject: Subject,
  before: Resumed,
  counted: Effort = FRESH,
): string {
  const models = new Map<string, Kept>();
  for (const { program, totalBits, foundBy } of [result.best, ...result.frontier, ...result.alternatives])
    models.set(program, { program, totalBits, ...(foundBy && { foundBy }) });
  const enough = Math.min(result.best.totalBits, before.totalBits) + KEPT_BITS;
  for (const model of before.models)
    if (model.totalBits <= enough && !models.has(model.program)) models.set(model.program, model);
  const { dataset, grammar } = subject;
  const checkpoint: Checkpoint = {
    schema: SCHEMA,
    dataset,
    grammar,
    seconds: before.seconds + result.seconds - counted.seconds,
    evaluated: before.evaluated + result.evaluated - counted.evaluated,
    models: shortest([...models.values()]),
  };
  return `${JSON.stringify(checkpoint, null, 1)}\n`;
}

/** The best of some models, as many as a checkpoint has room for. */
function shortest(models: readonly Kept[]): readonly Kept[] {
  let room = MOST_CHECKPOINT_BYTES / 2;
  const kept: Kept[] = [];
  const fitting = models.filter(({ program }) => program.length <= MOST_PROGRAM);
  for (const model of fitting.toSorted((one, other) => one.totalBits - other.totalBits)) {
    room -= model.program.length;
    if (room < 0 || kept.length === MOST_MODELS) break;
    kept.push(model);
  }
  if (kept.length === 0) throw new InputError('the best program is too long for a checkpoint');
  return kept;
}

/**
 * Reads a checkpoint.
 *
 * @param source what to call the text in errors
 * @throws InputError for a text that is none, and for one of other data or another grammar
 */
export function readCheckpoint(text: string, source: string, subject: Subject): Resumed {
  const checkpoint = parse(text, source);
  if (checkpoint.dataset.digest !== subject.dataset.digest) {
    throw new InputError(
      `${source} is a checkpoint of other data, ${checkpoint.dataset.name} of ${checkpoint.dataset.rows} rows: name another file with --checkpoint`,
    );
  }
  if (checkpoint.grammar.digest !== subject.grammar.digest) {
    throw new InputError(
      `${source} is a checkpoint of a search in another grammar, ${checkpoint.grammar.name}, or another version of it: name another file with --checkpoint`,
    );
  }
  const { models, seconds, evaluated } = checkpoint;
  return {
    start: models.map(({ program, foundBy }) => ({
      model: parseModel(program, source),
      ...(foundBy && { foundBy }),
    })),
    models,
    totalBits: Math.min(...models.map(({ totalBits }) => totalBits)),
    seconds,
    evaluated,
  };
}

function parse(text: string, source: string): Checkpoint {
  const value = jsonValue(text);
  if (!isCheckpoint(value)) throw new InputError(`${source} is no checkpoint of a search, or it is damaged`);
  return value;
}

function isCheckpoint(value: unknown): value is Checkpoint {
  if (!isObject(value) || value.schema !== SCHEMA) return false;
  const { dataset, grammar, seconds, evaluated, models } = value;
  return (
    isObject(dataset) &&
    typeof dataset.name === 'string' &&
    typeof dataset.rows === 'number' &&
    typeof dataset.digest === 'string' &&
    isObject(grammar) &&
    typeof grammar.name === 'string' &&
    typeof grammar.digest === 'string' &&
    typeof seconds === 'number' &&
    typeof evaluated === 'number' &&
    Array.isArray(models) &&
    models.every(
      (model: unknown) =>
        isObject(model) &&
        typeof model.program === 'string' &&
        model.program.length <= MOST_PROGRAM &&
        typeof model.totalBits === 'number' &&
        (model.foundBy === undefined || isFinder(model.foundBy)),
    )
  );
}

/** Whether something names a strategy, or a strategy and a family: one of this version or of another. */
function isFinder(value: unknown): boolean {
  return typeof value === 'string' && /^[a-z-]{1,40}(\/[a-z-]{1,40})?$/.test(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** What the rows are, whatever the file is called and however it was written: of a JSON text that is never there as a whole. */
function digestOf({ kind, target, given, sigma, decimals, significant, alphabet }: Dataset): string {
  const hash = createHash('sha256');
  const addRows = (column: Column) => {
    for (let from = 0; from < column.values.length; from += ROWS_AT_ONCE) {
      const rows = exactRows(sliceColumn(column, from, Math.min(from + ROWS_AT_ONCE, column.values.length)));
      const text = JSON.stringify(rows.map((value) => value?.toString() ?? null)).slice(1, -1);
      hash.update(from === 0 ? text : `,${text}`);
    }
  };
  hash.update(`${JSON.stringify({ kind, decimals, significant, alphabet }).slice(0, -1)},"target":[`);
  addRows(target);
  hash.update('],"given":[');
  for (const [index, { name, column }] of given.entries()) {
    hash.update(`${index > 0 ? ',' : ''}[${JSON.stringify(name)},[`);
    addRows(column);
    hash.update(']]');
  }
  if (sigma !== undefined) {
    hash.update('],"sigma":[');
    addRows(sigma.column);
  }
  return hash.update(']}').digest('hex');
}

const ROWS_AT_ONCE = 2 ** 12;

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
