import type { Dataset } from './dataset.js';
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

/**
 * A value of a dataset as people write it: an integer, a decimal with all its digits after the point, a printable
 * ASCII symbol as itself and any other as `0x0a`. An index that no symbol has (a program may compute any) is `#7`.
 */
export function formatValue(dataset: Pick<Dataset, 'kind' | 'decimals' | 'alphabet'>, value: bigint): string {
  if (dataset.kind !== 'symbol') {
    return formatScaled(value, { decimals: dataset.decimals, trimmed: false, width: 0 });
  }
  const byte = value >= 0n ? dataset.alphabet[Number(value)] : undefined;
  if (byte === undefined) return `#${value}`;
  return byte >= 32 && byte < 127 ? String.fromCharCode(byte) : `0x${byte.toString(16).padStart(2, '0')}`;
}
