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
