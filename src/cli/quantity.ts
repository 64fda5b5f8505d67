import { InvalidArgumentError } from 'commander';

/** A parser of a whole number from `least` to `most`, for a flag's argument. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`It takes a whole number from ${least} to ${most}.`);
    return value;
  };
}

/** The longest time limit, in seconds: what a timer of the platform can hold (2^31 - 1 ms, over 24 days). */
const MOST_SECONDS = 2_147_483;

/** A positive number of seconds. */
export function seconds(text: string): number {
  const value = Number(text);
  if (!/^(\d+\.?\d*|\.\d+)$/.test(text) || value <= 0 || value > MOST_SECONDS)
    throw new InvalidArgumentError(
      `It takes a number of seconds above 0 and up to ${MOST_SECONDS}, such as 2.5.`,
    );
  return value;
}

/** A share from 0 to 1. */
export function share(text: string): number {
  const value = Number(text);
  if (!/^(\d+\.?\d*|\.\d+)$/.test(text) || value > 1)
    throw new InvalidArgumentError('It takes a number from 0 to 1, such as 0.9.');
  return value;
}

const UNITS: Readonly<Record<string, number>> = { '': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 };

/** Least and most memory to search in, in bytes: below it not even one bank of columns fits. */
const LEAST_MEMORY = 2 ** 24;
const MOST_MEMORY = 2 ** 40;

/** An amount of memory in bytes from `512M`, `2G`, `65536K` or plain bytes. */
export function bytes(text: string): number {
  const [, digits = '', unit = ''] = /^(\d+)([KMG]?)B?$/i.exec(text) ?? [];
  const value = Number(digits) * UNITS[unit.toUpperCase()];
  if (digits === '' || value < LEAST_MEMORY || value > MOST_MEMORY)
    throw new InvalidArgumentError('It takes an amount of memory from 16M to 1024G, such as 512M.');
  return value;
}

/** A number with a name, as grammar files have it: 9.80665, -1.2e-7. */
export interface NamedNumber {
  readonly name: string;
  readonly number: string;
}

/** One more `name=number` behind those before it. */
export function namedNumbers(text: string, before: readonly NamedNumber[] = []): readonly NamedNumber[] {
  const [, name = '', number = ''] =
    /^\s*([A-Za-z_]\w*)\s*=\s*(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)\s*$/.exec(text) ?? [];
  if (name === '') throw new InvalidArgumentError('It takes a name and a number, such as g=9.80665.');
  return [...before, { name, number }];
}
