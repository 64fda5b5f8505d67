import { InputError } from '../errors.js';

/**
 * Reads a JSON value of some shape.
 * @param place - what the value is called in errors: `result.json: best.totalBits`
 * @throws InputError for a value of another shape
 */
export type Shape<Value> = (value: unknown, place: string) => Value;

function mistake(place: string, value: unknown, expected: string): InputError {
  return new InputError(`${place} ${value === undefined ? 'is missing' : `should be ${expected}`}`);
}

export const text: Shape<string> = (value, place) => {
  if (typeof value !== 'string') throw mistake(place, value, 'a text');
  return value;
};

/** The name of a head or of something else that kolmo names, of this version or of another. */
export const word: Shape<string> = (value, place) => {
  if (typeof value !== 'string' || !/^[a-z][a-z-]{0,40}$/.test(value))
    throw mistake(place, value, 'a word of small letters');
  return value;
};

/** A number from 0 to 2^53, as all measures are; nothing that is computed from some of them overflows. */
export const amount: Shape<number> = (value, place) => {
  if (typeof value !== 'number' || !(value >= 0 && value <= Number.MAX_SAFE_INTEGER))
    throw mistake(place, value, 'a number from 0 to 2^53');
  return value;
};

/** A number of any sign of which another can be taken away. */
export const real: Shape<number> = (value, place) => {
  if (typeof value !== 'number' || !(Math.abs(value) <= 1e300))
    throw mistake(place, value, 'a number of magnitude 1e300 at most');
  return value;
};

export const flag: Shape<boolean> = (value, place) => {
  if (typeof value !== 'boolean') throw mistake(place, value, 'true or false');
  return value;
};

export function oneOf<Word extends string>(...words: readonly Word[]): Shape<Word> {
  return (value, place) => {
    const word = words.find((one) => one === value);
    if (word === undefined) throw mistake(place, value, `one of ${words.join(', ')}`);
    return word;
  };
}

/** A list of at most so many entries. */
export function listOf<Value>(shape: Shape<Value>, most: number): Shape<readonly Value[]> {
  return (value, place) => {
    if (!Array.isArray(value)) throw mistake(place, value, 'a list');
    if (value.length > most) throw new InputError(`${place} has more than ${most} entries`);
    return value.map((entry, index) => shape(entry, `${place}[${index}]`));
  };
}

/** What may be missing, or null as JSON writes what is no number. */
export function optional<Value>(shape: Shape<Value>): Shape<Value | undefined> {
  return (value, place) => (value === undefined || value === null ? undefined : shape(value, place));
}

/** A list that may be missing, which is as good as empty. */
export function listOrNone<Value>(shape: Shape<Value>, most: number): Shape<readonly Value[]> {
  const list = optional(listOf(shape, most));
  return (value, place) => list(value, place) ?? [];
}

/** What the shapes of an object's fields read. */
export type Shaped<Fields extends Readonly<Record<string, Shape<unknown>>>> = {
  readonly [Name in keyof Fields]: ReturnType<Fields[Name]>;
};

/** An object with these fields; others are passed over. */
export function object<Fields extends Readonly<Record<string, Shape<unknown>>>>(
  fields: Fields,
): Shape<Shaped<Fields>> {
  return (value, place) => {
    if (!isObject(value)) throw mistake(place, value, 'an object');
    const within = place.endsWith(':') ? `${place} ` : `${place}.`;
    const entries = Object.entries(fields).map(([name, shape]) => [
      name,
      shape(Object.hasOwn(value, name) ? value[name] : undefined, within + name),
    ]);
    return Object.fromEntries(entries);
  };
}

/** An object whose fields are all of one shape, with names of their own. */
export function entriesOf<Value>(
  shape: Shape<Value>,
  most: number,
): Shape<readonly (readonly [string, Value])[]> {
  return (value, place) => {
    if (!isObject(value)) throw mistake(place, value, 'an object');
    const entries = Object.entries(value);
    if (entries.length > most) throw new InputError(`${place} has more than ${most} fields`);
    return entries.map(([name, entry]) => [name, shape(entry, `${place}.${name.slice(0, 40)}`)]);
  };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
