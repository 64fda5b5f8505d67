import { MOST_TOTAL } from '../../../codelength/range-coder.js';
import { FileFormatError } from '../../../errors.js';
import type { Choices } from '../../choices.js';
import { AdaptiveBit } from '../adaptive-bit.js';
import type { FrozenNetwork } from './frozen-network.js';
import { layersOf, layoutOf, MOST_HIDDEN, MOST_INPUTS, type Shape } from './shape.js';

const COIN = MOST_TOTAL / 2;

/** Classes of magnitudes: 0, 1, 2 to 3, 4 to 7 … */
const CLASSES = 11;

/** Integers of one layer: class by unary adaptive decisions, sign, then the bits below the leading one, the first adaptive. */
class UnitModel {
  private readonly zero = [new AdaptiveBit(), new AdaptiveBit(), new AdaptiveBit()];
  private readonly sign = new AdaptiveBit();
  private readonly larger = Array.from({ length: CLASSES }, () => new AdaptiveBit());
  private readonly second = Array.from({ length: CLASSES + 1 }, () => new AdaptiveBit());

  /** @param neighbours - how many of two neighbours are not 0 */
  code(choices: Choices, unit: number, neighbours: number): number {
    if (this.zero[neighbours].code(choices, unit === 0 ? 1 : 0) === 1) return 0;
    const negative = this.sign.code(choices, unit < 0 ? 1 : 0) === 1;
    const magnitude = Math.abs(unit);
    const length = 32 - Math.clz32(magnitude);
    let places = 1;
    while (places < CLASSES && this.larger[places].code(choices, length > places ? 1 : 0) === 1) places++;
    let coded = 1;
    for (let place = places - 2; place >= 0; place--) {
      const bit = (magnitude >>> place) & 1;
      const first = place === places - 2;
      coded = 2 * coded + (first ? this.second[places].code(choices, bit) : choices.bit(bit, COIN));
    }
    return negative ? -coded : coded;
  }
}

/**
 * Codes a network, its parameters by adaptive arithmetic coding as in Wiedemann et al., "DeepCABAC: a universal
 * compression algorithm for deep neural networks" (IEEE J-STSP 14, 2020): whether one is 0 depends on whether the
 * one before it in its row and the one in the row before are.
 * @param symbols - size of the alphabet
 * @throws FileFormatError for a network that no encoder makes
 */
export function codeNetwork(choices: Choices, symbols: number, network: FrozenNetwork): FrozenNetwork {
  const shape = codeShape(choices, symbols, network.shape);
  const shift = codeBits(choices, network.shift, 3);
  const gain = codeBits(choices, network.gain, 2);
  const layout = layoutOf(shape);
  const units = new Int16Array(layout.length);
  const rows = [shape.width, shape.hidden, shape.hidden, symbols - 1, symbols - 1];
  for (const [layer, [from, to]] of layersOf(layout).entries()) {
    const model = new UnitModel();
    for (let at = from; at < to; at++) {
      const left = (at - from) % rows[layer] !== 0 && units[at - 1] !== 0 ? 1 : 0;
      const above = at - rows[layer] >= from && units[at - rows[layer]] !== 0 ? 1 : 0;
      units[at] = model.code(choices, network.units[at], left + above);
    }
  }
  return { shape, shift, gain, units };
}

function codeShape(choices: Choices, symbols: number, shape: Shape): Shape {
  const hidden = codeNatural(choices, shape.hidden + 1) - 1;
  if (hidden === 0) return { symbols, hidden, taps: [], width: 0 };
  const width = codeNatural(choices, shape.width);
  const count = codeNatural(choices, shape.taps.length);
  if (hidden > MOST_HIDDEN || width * count > MOST_INPUTS)
    throw new FileFormatError('the network is too large');
  const taps: number[] = [];
  for (let tap = 0, before = 0; tap < count; tap++) {
    before += codeNatural(choices, shape.taps[tap] - before);
    taps.push(before);
  }
  return { symbols, hidden, taps, width };
}

/** Elias's gamma code: a natural number from 1 to 2^16 - 1. */
export function codeNatural(choices: Choices, natural: number): number {
  const length = 32 - Math.clz32(natural);
  let places = 1;
  while (choices.bit(length > places ? 1 : 0, COIN) === 1) {
    if (++places > 16) throw new FileFormatError('a number of the network is too large');
  }
  return 2 ** (places - 1) + codeBits(choices, natural - 2 ** (places - 1), places - 1);
}

function codeBits(choices: Choices, value: number, places: number): number {
  let coded = 0;
  for (let place = places - 1; place >= 0; place--)
    coded = 2 * coded + choices.bit((value >>> place) & 1, COIN);
  return coded;
}
