/** A length in bits for people: `1,234.5 bits`. */
export function bits(length: number): string {
  return `${figure(length)} bits`;
}

/** A length in bits for a table: `1,234.5`. */
export function figure(length: number): string {
  return length.toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

/** A whole number for people: `12,345,678`. */
export function count(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/** A share from 0 to 1 for people; only certainty itself is written 100 %. */
export function percent(share: number): string {
  const shown = (100 * share).toFixed(share > 0.99 && share < 1 ? 2 : 1);
  if (share < 1 && Number(shown) === 100) return '> 99.99 %';
  if (share > 0 && Number(shown) === 0) return '< 0.1 %';
  return `${Number(shown)} %`;
}

/** A measured or computed number for people, to four significant digits unless told: `0.01235`, `1.235e+9`. */
export function measure(value: number, digits = 4): string {
  return String(Number(value.toPrecision(digits)));
}

/** A share of variance for people: only all of it is written 1. */
export function fitted(share: number): string {
  const shown = Number(share.toFixed(4));
  return share < 1 && shown === 1 ? `1 - ${measure(1 - share)}` : String(shown);
}
