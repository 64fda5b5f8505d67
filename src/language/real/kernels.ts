import type { RealKernel } from './primitive.js';

/** The column of what a function of one number gives. */
export function columnOf1(value: (x: number) => number): RealKernel {
  return (out, rows, a) => {
    for (let r = 0; r < rows; r++) out[r] = value(a[r]);
  };
}

/** The column of what a function of two numbers gives. */
export function columnOf2(value: (x: number, y: number) => number): RealKernel {
  return (out, rows, a, b) => {
    for (let r = 0; r < rows; r++) out[r] = value(a[r], b[r]);
  };
}
