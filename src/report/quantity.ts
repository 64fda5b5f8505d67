import { count } from '../figure.js';

export { count, figure as bits, fitted, measure } from '../figure.js';

/** Bits a row. */
export function density(value: number): string {
  if (value === 0) return '0';
  return value < 0.001 ? '< 0.001' : value.toFixed(value < 0.1 ? 4 : 3);
}

/** A share from 0 to 1; only certainty itself is 100 %. */
export function percent(share: number): string {
  const shown = Number((100 * share).toFixed(share > 0.99 && share < 1 ? 2 : 1));
  if (share < 1 && shown === 100) return '> 99.99 %';
  if (share > 0 && shown === 0) return '< 0.1 %';
  return `${shown.toLocaleString('en-US')} %`;
}

/** A duration: `850 ms`, `2.4 s`, `3 min 20 s`. */
export function duration(seconds: number): string {
  if (seconds < 0.001) return '< 1 ms';
  if (seconds < 1) return `${Math.round(1000 * seconds)} ms`;
  if (seconds < 100) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

/** An amount of memory: `12.3 MiB`. */
export function memory(bytes: number): string {
  if (bytes < 2 ** 20) return `${(bytes / 2 ** 10).toFixed(1)} KiB`;
  if (bytes < 2 ** 30) return `${(bytes / 2 ** 20).toFixed(1)} MiB`;
  return `${(bytes / 2 ** 30).toFixed(2)} GiB`;
}

/** A number of things with its noun: `1 row`, `40 rows`. */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}
