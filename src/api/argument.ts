import { InputError } from '../errors.js';
import { nearName } from '../near-name.js';

/** A value of somebody else's as part of an error: `'x'`, `NaN`, `12n`, `an object`. */
export function shown(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value);
    case 'bigint': {
      const digits = String(value);
      return digits.length > MOST_SHOWN ? `an integer of ${digits.length} digits` : `${digits}n`;
    }
    case 'function':
      return 'a function';
    case 'symbol':
      return 'a symbol';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? 'an array' : 'an object';
    default:
      return String(value);
  }
}

const MOST_SHOWN = 40;

/** Says what is wrong with a value, as the rest of a sentence that begins with its name: `takes seconds above 0`; nothing if all is well. */
export type Check = (value: unknown) => string | undefined;

/** A whole number within bounds. */
export function wholeNumber(least: number, most: number): Check {
  return (value) =>
    Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most
      ? undefined
      : `takes a whole number ${most === Number.MAX_SAFE_INTEGER ? `from ${least} up` : `from ${least} to ${most}`}`;
}

/** A time in seconds above 0; `Infinity` for no limit. */
export const secondsAboveZero: Check = (value) =>
  typeof value === 'number' && value > 0 ? undefined : 'takes seconds above 0, or Infinity for no limit';

/** A text of one character or more. */
export const text: Check = (value) =>
  typeof value === 'string' && value !== '' ? undefined : 'takes a text';

/** One of some words. */
export function oneOf(words: readonly string[]): Check {
  return (value) => (words.some((word) => word === value) ? undefined : `takes ${listed(words)}`);
}

/** Words out of some. */
export function someOf(words: readonly string[]): Check {
  return (value) =>
    Array.isArray(value) && value.length > 0 && value.every((word) => words.includes(word))
      ? undefined
      : `takes an array of one or more of ${words.join(', ')}`;
}

export const callback: Check = (value) => (typeof value === 'function' ? undefined : 'takes a function');

export const abortSignal: Check = (value) =>
  value instanceof AbortSignal ? undefined : 'takes an AbortSignal';

/** What the language's types say already, and an engine checks in its own way. */
export const plainObject: Check = (value) =>
  typeof value === 'object' && value !== null ? undefined : 'takes an object';

function listed(words: readonly string[]): string {
  return words.length === 1 ? words[0] : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}

/**
 * Checks the options of a function: each is known, and has a value of its kind or is absent.
 * @param caller the function as it is called, for errors: `search`
 * @throws InputError for the first that is wrong
 */
export function checkOptions(
  caller: string,
  options: unknown,
  checks: Readonly<Record<string, Check>>,
): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new InputError(`${caller}: options are an object such as { seed: 1 }, not ${shown(options)}`);
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(checks, name)) throw new InputError(`${caller}: ${unknownOption(name, checks)}`);
    // An option that is undefined is one that is absent.
    const wrong = value === undefined ? undefined : checks[name](value);
    if (wrong !== undefined) throw new InputError(`${caller}: ${name} ${wrong}, not ${shown(value)}`);
  }
}

function unknownOption(name: string, checks: Readonly<Record<string, Check>>): string {
  const near = nearName(name, Object.keys(checks));
  const instead =
    near === undefined ? `there are ${Object.keys(checks).join(', ')}` : `did you mean '${near}'?`;
  return `there is no option ${shown(name)}; ${instead}`;
}

/** @throws InputError for what is no bytes */
export function requireBytes(caller: string, bytes: unknown): asserts bytes is Uint8Array {
  if (!(bytes instanceof Uint8Array))
    throw new InputError(
      `${caller}: give bytes, a Uint8Array or Buffer, not ${shown(bytes)}${typeof bytes === 'string' ? '; new TextEncoder().encode(text) makes them' : ''}`,
    );
}

/** @throws InputError for what fails a check */
export function requireArgument(caller: string, name: string, value: unknown, check: Check): void {
  const wrong = check(value);
  if (wrong !== undefined) throw new InputError(`${caller}: ${name} ${wrong}, not ${shown(value)}`);
}
