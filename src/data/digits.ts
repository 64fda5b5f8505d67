import type { Notation } from './surface.js';

/** A scaled integer in decimal digits: with decimals 2, 250 is `2.50` (`2.5` if trimmed) and -5 is `-0.05`. */
export function formatScaled(value: number | bigint, notation: Notation): string {
  const negative = value < 0;
  const text = digitsOf(value);
  let whole = negative ? text.slice(1) : text;
  let fraction = '';
  if (notation.decimals > 0) {
    whole = whole.padStart(notation.decimals + 1, '0');
    fraction = whole.slice(-notation.decimals);
    whole = whole.slice(0, -notation.decimals);
    if (notation.trimmed) fraction = withoutFinalZeros(fraction);
    else if (notation.significant !== undefined)
      fraction = fraction.slice(0, openDigits(whole, fraction, notation.significant));
  }
  if (whole.length < notation.width) whole = whole.padStart(notation.width, '0');
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** How many digits after the point are among the significant ones. */
function openDigits(whole: string, fraction: string, significant: number): number {
  if (whole !== '0') return Math.max(0, significant - whole.length);
  const zeros = fraction.search(/[1-9]/);
  return zeros < 0 ? 0 : zeros + significant;
}

function withoutFinalZeros(fraction: string): string {
  let end = fraction.length;
  while (end > 0 && fraction[end - 1] === '0') end--;
  return fraction.slice(0, end);
}

/** Integers from here on take longer to write than to remember. */
const LONG = 2n ** 8192n;

/** Long integers that were written last, and their digits. */
const written = new Map<bigint, string>();
const MOST_WRITTEN = 16;

function digitsOf(value: number | bigint): string {
  if (typeof value === 'number' || (value < LONG && value > -LONG)) return String(value);
  let digits = written.get(value);
  if (digits === undefined) {
    digits = String(value);
    if (written.size === MOST_WRITTEN) written.clear();
    written.set(value, digits);
  }
  return digits;
}
