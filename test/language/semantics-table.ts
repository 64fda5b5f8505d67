/** A cell of a table of semantics: an integer, which may be written 2^53+1 or -2^64, or `undefined`. */
export function integerOf(text: string): bigint | undefined {
  if (text === 'undefined') return undefined;
  const power = /^(-?)2\^(\d+)([+-]\d+)?$/.exec(text);
  if (power === null) return BigInt(text);
  const magnitude = 1n << BigInt(power[2]);
  return (power[1] === '-' ? -magnitude : magnitude) + BigInt(power[3] ?? 0);
}

/** The lines of a table as it stands in a record. */
export function linesOf(semantics: string): string[] {
  return semantics
    .trim()
    .split('\n')
    .map((line) => line.trim());
}

/** The names of a primitive's parameters, which head the table of its semantics; the last is the primitive's. */
export function headerOf(semantics: string): string[] {
  return linesOf(semantics)[0].split(',');
}
