/** Why a certificate does not prove its statement. */
export class NotShown extends Error {
  override readonly name: string = 'NotShown';
}

/** Throws {@link NotShown} unless a condition of the proof holds. */
export function require(condition: boolean, reason: string): asserts condition {
  if (!condition) throw new NotShown(reason);
}
