import type { Notation } from './surface.js';

/** A scaled integer in decimal digits: with decimals 2, 250 is `2.50` (`2.5` if trimmed) and -5 is `-0.05`. */
export function formatScaled(value: number | bigint, notation: Notation): string {
  const negative = value < 0;
  let whole = negative ? String(value).slice(1) : String(value);
  let fraction = '';
  if (notation.decimals > 0) {
    whole = whole.padStart(notation.decimals + 1, '0');
    fraction = whole.slice(-notation.decimals);
    whole = whole.slice(0, -notation.decimals);
    if (notation.trimmed) fraction = withoutFinalZeros(fraction);
  }
  if (whole.length < notation.width) whole = whole.padStart(notation.width, '0');
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

function withoutFinalZeros(fraction: string): string {
  let end = fraction.length;
  while (end > 0 && fraction[end - 1] === '0') end--;
  return fraction.slice(0, end);
}
