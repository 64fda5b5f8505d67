/**
 * Codes single values by adaptive decisions. The two methods make the same decisions for the same value; the first is
 * for hot loops. With a reader the argument is ignored and the value read is returned.
 */
export interface ValueModel {
  /** Codes an integer of magnitude below 2^53. Only for pricing: a reader cannot know the size beforehand. */
  codeNumber(value: number): void;
  /** Codes any integer the model can hold and returns it. */
  code(value: bigint): bigint;
}
