import type { Decisions } from './decisions.js';
import type { ValueModel } from './value-model.js';

/**
 * Codes a symbol 0..alphabetSize-1 by its binary digits, most significant first, each under the digits before it. A
 * digit that only codes outside the alphabet could follow is not coded. An alphabet of one symbol costs nothing.
 */
export class SymbolModel implements ValueModel {
  /** Number of the first node; node p of the tree (1-based, as in a heap) is at base + p - 1. */
  private readonly base: number;

  constructor(
    private readonly decisions: Decisions,
    private readonly alphabetSize: number,
  ) {
    this.base = decisions.reserve(symbolNodes(alphabetSize));
  }

  codeNumber(value: number): void {
    codeSymbol(this.decisions, this.base, this.alphabetSize, value);
  }

  code(value: bigint): bigint {
    return BigInt(codeSymbol(this.decisions, this.base, this.alphabetSize, Number(value)));
  }
}

/** Binary digits of the codes of an alphabet. */
export function symbolDepth(alphabetSize: number): number {
  return alphabetSize < 2 ? 0 : 32 - Math.clz32(alphabetSize - 1);
}

/** Nodes of one symbol model. */
export function symbolNodes(alphabetSize: number): number {
  return 2 ** symbolDepth(alphabetSize) - 1;
}

/** Codes a symbol under the tree of nodes that starts at `base`. */
export function codeSymbol(decisions: Decisions, base: number, alphabetSize: number, symbol: number): number {
  let coded = 0;
  let prefix = 1;
  for (let below = symbolDepth(alphabetSize) - 1; below >= 0; below--) {
    const upper = coded + (1 << below);
    const bit = upper >= alphabetSize ? 0 : decisions.adaptive(base + prefix - 1, (symbol >>> below) & 1);
    if (bit === 1) coded = upper;
    prefix = 2 * prefix + bit;
  }
  return coded;
}
