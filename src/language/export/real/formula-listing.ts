import type { Expression } from '../../expression.js';

/** How far measurements lie from a value on one side of it, in its units: a constant and a share of its magnitude. */
export interface Margin {
  readonly constant: number;
  readonly share: number;
}

/** Below and above a value, so that eight in ten measurements lie between. */
export interface Margins {
  readonly below: Margin;
  readonly above: Margin;
}

/** A formula of given columns that is to be written as a function of them. */
export interface FormulaListing {
  /** The model as text, for a comment on top. */
  readonly title: string;
  readonly expression: Expression;
  /** The given columns that the formula reads. */
  readonly columns: readonly string[];
  /** It reads the row number, which is the first argument then. */
  readonly row: boolean;
  /** Absent where nothing is known of measurements. */
  readonly margins?: Margins | undefined;
}

/** A bound of a value, from how it is written and how its magnitude is: `value + (0.1 + 0.02 * abs(value))`. */
export function boundOf(
  sign: '-' | '+',
  { constant, share }: Margin,
  value: string,
  magnitude: string,
): string {
  const parts = [
    ...(constant > 0 || share === 0 ? [digits(constant)] : []),
    ...(share > 0 ? [`${digits(share)} * ${magnitude}`] : []),
  ];
  return parts.length === 1 ? `${value} ${sign} ${parts[0]}` : `${value} ${sign} (${parts.join(' + ')})`;
}

/** Four digits are more than are known. */
function digits(value: number): string {
  return String(Number(value.toPrecision(4)));
}
