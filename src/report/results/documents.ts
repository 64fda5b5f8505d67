import { basename } from 'node:path';
import { InputError } from '../../errors.js';
import { jsonValue } from '../../json-value.js';
import { isObject } from '../shape.js';
import { type BenchmarkReading, benchmark, type Outcome, outcome } from './benchmark.js';
import { type ComparisonReading, comparison } from './comparison.js';
import { type CompressionReading, compression } from './compression.js';
import { type DistancesReading, distances } from './distances.js';
import { type SearchReading, searchResult } from './search.js';

/** A result that a report shows; `source` is the file that it came from, without its folder. */
export type Result =
  | { readonly kind: 'search'; readonly source: string; readonly reading: SearchReading }
  | { readonly kind: 'comparison'; readonly source: string; readonly reading: ComparisonReading }
  | { readonly kind: 'compression'; readonly source: string; readonly reading: CompressionReading }
  | {
      readonly kind: 'benchmark';
      readonly source: string;
      readonly reading: BenchmarkReading;
      readonly outcomes: readonly Outcome[];
    }
  | { readonly kind: 'distances'; readonly source: string; readonly reading: DistancesReading };

/** The longest object that is parsed, in characters: an object of many small members takes tens of times its length in memory. */
const MOST_OBJECT = 2 ** 22;

/** An object of a file and what it is called in errors. */
interface Found {
  readonly value: unknown;
  readonly place: string;
}

/**
 * Reads what other commands printed with `--json`: one object, or one a line.
 * @param source the name of the file
 * @throws InputError for what is no JSON, for an object of an unknown schema and for one of another shape
 */
export function readResults(bytes: Uint8Array, source: string): readonly Result[] {
  const results: Result[] = [];
  const name = basename(source);
  let outcomes: Outcome[] = [];
  for (const { value, place } of objectsOf(decode(bytes, source), source)) {
    const schema = isObject(value) ? value.schema : undefined;
    switch (schema) {
      case 'kolmo.search/1':
        results.push({ kind: 'search', source: name, reading: searchResult(value, place) });
        break;
      case 'kolmo.compare/1':
        results.push({ kind: 'comparison', source: name, reading: comparison(value, place) });
        break;
      case 'kolmo.compress/1':
        results.push({ kind: 'compression', source: name, reading: compression(value, place) });
        break;
      case 'kolmo.bench/1':
        results.push({ kind: 'benchmark', source: name, reading: benchmark(value, place), outcomes });
        outcomes = [];
        break;
      case 'kolmo.ncd/1':
        results.push({ kind: 'distances', source: name, reading: distances(value, place) });
        break;
      default:
        if (schema !== undefined || !isObject(value) || !Object.hasOwn(value, 'answer'))
          throw new InputError(`${place} ${unknownSchema(schema)}`);
        outcomes.push(outcome(value, place));
    }
  }
  if (outcomes.length > 0)
    throw new InputError(
      `${source}: the answers of bench lack the line of schema kolmo.bench/1 that ends them`,
    );
  if (results.length === 0) throw new InputError(`${source}: there is no result in it`);
  return results;
}

function unknownSchema(schema: unknown): string {
  const known = 'a report shows kolmo.search/1, compare/1, compress/1, bench/1 and ncd/1';
  if (schema === undefined) return `this is no result of kolmo --json: ${known}`;
  return `the schema ${JSON.stringify(schema).slice(0, 60)} is unknown: ${known}`;
}

function decode(bytes: Uint8Array, source: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`${source}: this is no text in UTF-8`);
  }
}

/** One object, or one a line, one after the other so that no more than one is held. */
function* objectsOf(text: string, source: string): Generator<Found, void, void> {
  const whole = text.length > MOST_OBJECT ? undefined : jsonValue(text);
  if (whole !== undefined) return yield { value: whole, place: `${source}:` };
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const place = `${source}:${index + 1}:`;
    if (line.length > MOST_OBJECT)
      throw new InputError(`${place} a result of more than ${MOST_OBJECT / 2 ** 20} MiB is too long to show`);
    const value = jsonValue(line);
    if (value === undefined)
      throw new InputError(`${place} this is no JSON; is the file cut off, or not what --json printed?`);
    yield { value, place };
  }
}
