import { InputError } from '../errors.js';
import { codeRaw, type Decisions, POWERS } from './decisions.js';
import type { ValueModel } from './value-model.js';

/** The length class g = floor(log2(L + 1)) goes up to this. */
const TOP_CLASS = 21;

/** The longest integer the model codes, in bits of its magnitude: L + 1 must stay below 2^(TOP_CLASS + 1). */
export const LONGEST_INTEGER = 2 ** (TOP_CLASS + 1) - 2;

/** Of the bits of L + 1 below its leading one, the first six are adaptive, the rest raw. */
const CLASS_DEPTH = 6;

/** Up to this length L the two bits after the leading one of the integer are adaptive. */
const SHAPED_LENGTH = 18;

const CLASS_NODES = TOP_CLASS;
const LENGTH_NODES = Array.from({ length: TOP_CLASS + 1 }, (_, g) => 2 ** Math.min(g, CLASS_DEPTH) - 1);
/** Offset of the length tree of each class. */
const LENGTH_BASE = Int32Array.from(LENGTH_NODES, (_, g) =>
  LENGTH_NODES.slice(0, g).reduce((sum, nodes) => sum + nodes, CLASS_NODES),
);
const SIGN_NODE = LENGTH_BASE[TOP_CLASS] + LENGTH_NODES[TOP_CLASS];
const SHAPE_BASE = SIGN_NODE + 1;
const NODES = SHAPE_BASE + 3 * (SHAPED_LENGTH + 1);

/**
 * Codes integers of any size, the usual ones cheaply: the bit length L of |v| in the manner of an Elias delta code
 * whose decisions adapt (Elias, IEEE Trans. IT 21, 1975), then the sign, then the bits of |v| below the leading one.
 */
export class IntegerModel implements ValueModel {
  private readonly base: number;

  constructor(private readonly decisions: Decisions) {
    this.base = decisions.reserve(NODES);
  }

  codeNumber(value: number): void {
    const magnitude = value < 0 ? -value : value;
    const high = Math.floor(magnitude / 2 ** 32);
    const length = high > 0 ? 64 - Math.clz32(high) : 32 - Math.clz32(magnitude);
    this.codeLength(length);
    if (length === 0) return;
    this.decisions.adaptive(this.base + SIGN_NODE, value < 0 ? 1 : 0);
    this.codeMantissa(magnitude, length);
  }

  code(value: bigint): bigint {
    const magnitude = value < 0n ? -value : value;
    const length = this.codeLength(bitLength(magnitude));
    if (length === 0) return 0n;
    const negative = this.decisions.adaptive(this.base + SIGN_NODE, value < 0n ? 1 : 0) === 1;
    const coded =
      length <= 53
        ? BigInt(this.codeMantissa(Number(BigInt.asUintN(53, magnitude)), length))
        : this.codeWideMantissa(magnitude, length);
    return negative ? -coded : coded;
  }

  /**
   * Codes L: class g by unary decisions, then the g bits of L + 1 below its leading one, most significant first.
   * @throws InputError for an integer longer than {@link LONGEST_INTEGER}
   */
  private codeLength(length: number): number {
    if (length > LONGEST_INTEGER) throw new InputError(`an integer of ${length} bits is too long for a file`);
    const { decisions, base } = this;
    const wanted = length + 1;
    const wantedClass = 31 - Math.clz32(wanted);
    let g = 0;
    while (g < TOP_CLASS && decisions.adaptive(base + g, g < wantedClass ? 1 : 0) === 1) g++;
    const tree = base + LENGTH_BASE[g] - 1;
    let prefix = 1;
    for (let below = g - 1; below >= 0; below--) {
      const bit = (wanted >>> below) & 1;
      const shared = g - below > CLASS_DEPTH;
      prefix = 2 * prefix + (shared ? decisions.raw(bit, 1) : decisions.adaptive(tree + prefix, bit));
    }
    return prefix - 1;
  }

  /** Codes the L - 1 bits below the leading one of a magnitude below 2^53. */
  private codeMantissa(magnitude: number, length: number): number {
    const { decisions } = this;
    let coded = 1;
    let rest = length - 1;
    if (length <= SHAPED_LENGTH) {
      const shape = this.base + SHAPE_BASE + 3 * length - 1;
      for (let depth = 0; depth < 2 && rest > 0; depth++) {
        rest--;
        coded = 2 * coded + decisions.adaptive(shape + coded, (magnitude >>> rest) & 1);
      }
    }
    return coded * POWERS[rest] + codeRaw(this.decisions, magnitude % POWERS[rest], rest);
  }

  /** The same for magnitudes of 54 bits and more, through hexadecimal text: linear in the length, unlike shifts. */
  private codeWideMantissa(magnitude: bigint, length: number): bigint {
    const rest = length - 1;
    const first = rest % 16;
    const chunks = Math.floor(rest / 16);
    const digits = magnitude.toString(16).padStart(4 * chunks + 4, '0');
    const leading = Number.parseInt(digits.slice(0, -4 * chunks), 16) % 2 ** first;
    const coded = [(2 ** first + (first > 0 ? this.decisions.raw(leading, first) : 0)).toString(16)];
    for (let chunk = chunks; chunk > 0; chunk--) {
      const at = digits.length - 4 * chunk;
      const bits = this.decisions.raw(Number.parseInt(digits.slice(at, at + 4), 16), 16);
      coded.push(bits.toString(16).padStart(4, '0'));
    }
    return BigInt(`0x${coded.join('')}`);
  }
}

/** The bits of a value's code that do not adapt: coding it never costs less. */
export function leastIntegerBits(value: bigint): number {
  const length = bitLength(value < 0n ? -value : value);
  return Math.max(0, length <= SHAPED_LENGTH ? length - 3 : length - 1);
}

/** The number of binary digits of a magnitude; 0 for 0. */
function bitLength(magnitude: bigint): number {
  if (magnitude < 2n ** 32n) return 32 - Math.clz32(Number(magnitude));
  const digits = magnitude.toString(16);
  return 4 * digits.length + 28 - Math.clz32(Number.parseInt(digits[0], 16));
}
