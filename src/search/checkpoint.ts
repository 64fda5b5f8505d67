import { createHash } from 'node:crypto';
import { type Column, exactRows } from '../data/column.js';
import { type Dataset, rowsOf } from '../data/dataset.js';
import { InputError } from '../errors.js';
import type { Grammar } from '../grammar/grammar.js';
import { parseModel } from '../language/parse.js';
import type { Start } from './options.js';
import type { ScoredModel, SearchResult } from './result.js';

const SCHEMA = 'kolmo.checkpoint/1';

/**
 * What a search has found, as JSON that a later one can start from: programs as text, which are priced anew, and digests
 * of the data and the grammar that they are good for.
 */
interface Checkpoint {
  readonly schema: typeof SCHEMA;
  readonly dataset: { readonly name: string; readonly rows: number; readonly digest: string };
  readonly grammar: { readonly name: string; readonly digest: string };
  /** Seconds and programs of all searches that led here. */
  readonly seconds: number;
  readonly evaluated: number;
  readonly models: readonly {
    readonly program: string;
    readonly totalBits: number;
    readonly foundBy?: string;
  }[];
}

/** A checkpoint as a later search takes it. */
export interface Resumed {
  readonly start: readonly Start[];
  /** Least total bits among its models; Infinity if there are none. */
  readonly totalBits: number;
  readonly seconds: number;
  readonly evaluated: number;
}

/** Nothing to go on from. */
export const FRESH: Resumed = { start: [], totalBits: Number.POSITIVE_INFINITY, seconds: 0, evaluated: 0 };

/** The text of a checkpoint of a search that went on from `before`. */
export function writeCheckpoint(
  result: SearchResult,
  dataset: Dataset,
  grammar: Grammar,
  before: Resumed,
): string {
  const models = new Map<string, ScoredModel>();
  for (const model of [result.best, ...result.frontier, ...result.alternatives])
    models.set(model.program, model);
  const checkpoint: Checkpoint = {
    schema: SCHEMA,
    dataset: { name: dataset.name, rows: rowsOf(dataset), digest: digestOf(dataset) },
    grammar: { name: grammar.name, digest: sha256(grammar.source) },
    seconds: before.seconds + result.seconds,
    evaluated: before.evaluated + result.evaluated,
    models: [...models.values()].map(({ program, totalBits, foundBy }) => ({
      program,
      totalBits,
      ...(foundBy && { foundBy }),
    })),
  };
  return `${JSON.stringify(checkpoint, null, 1)}\n`;
}

/**
 * Reads a checkpoint.
 *
 * @param source what to call the text in errors
 * @throws InputError for a text that is none, and for one of other data or another grammar
 */
export function readCheckpoint(text: string, source: string, dataset: Dataset, grammar: Grammar): Resumed {
  const checkpoint = parse(text, source);
  if (checkpoint.dataset.digest !== digestOf(dataset)) {
    throw new InputError(
      `${source} is a checkpoint of other data, ${checkpoint.dataset.name} of ${checkpoint.dataset.rows} rows: name another file with --checkpoint`,
    );
  }
  if (checkpoint.grammar.digest !== sha256(grammar.source)) {
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
    totalBits: Math.min(...models.map(({ totalBits }) => totalBits)),
    seconds,
    evaluated,
  };
}

function parse(text: string, source: string): Checkpoint {
  const value = jsonOf(text);
  if (!isCheckpoint(value)) throw new InputError(`${source} is no checkpoint of a search, or it is damaged`);
  return value;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
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

/** What the rows are, whatever the file is called and however it was written. */
function digestOf({ kind, target, given, decimals, alphabet }: Dataset): string {
  const rows = (column: Column) => exactRows(column).map((value) => value?.toString() ?? null);
  return sha256(
    JSON.stringify({
      kind,
      decimals,
      alphabet,
      target: rows(target),
      given: given.map(({ name, column }) => [name, rows(column)]),
    }),
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
