import { MOST_GAIN } from './frozen-network.js';
import { histogramNetworks } from './histogram.js';
import { BITS, bytesOf, mayBeBits, type Notation, symbolsOf } from './notation.js';
import { codingWork, layoutOf, type Shape, trainingWork } from './shape.js';
import { MOST_CODING_WORK, priceSplit, type Split, totalBits } from './split.js';
import { informativeTaps } from './taps.js';
import { train } from './training.js';

/**
 * Work of training that each byte pays for, of so many bytes at most. In short files it pays for less, because less
 * is to be won there.
 */
const WORK_PER_BYTE = 200_000;
const MOST_PAID_BYTES = 2 ** 16;
const FULLY_PAYING_BYTES = 2 ** 12;

/** The share of all work that it takes to judge a shape, to train one that did well, and to train the best at length. */
const TRIAL_SHARE = 1 / 48;
const SEMIFINAL_SHARE = 1 / 20;
const FINAL_SHARE = 1 / 4;

const SEMIFINALISTS = 3;

/** Parameters are rounded to multiples of 2 to the power of minus one of these; the first is for trials. */
const SHIFTS = [2, 3];

/** More is not learned from symbols that have been seen this often. */
const MOST_EPOCHS = 60;

/** A network whose parameters could win only at fewer bits each than this is not tried. */
const LEAST_PARAMETER_BITS = 0.5;

const BIT_SIZES = [2, 4, 8, 16, 32].map((hidden) => ({ width: 1, hidden }));
const MOST_BIT_TAPS = 8;
const FARTHEST_BIT = 1024;

const BYTE_SIZES = [
  { width: 2, hidden: 4 },
  { width: 3, hidden: 8 },
  { width: 5, hidden: 16 },
  { width: 8, hidden: 32 },
  { width: 10, hidden: 48 },
];
const BYTE_WINDOWS = [2, 4, 6];
const MOST_BYTE_TAPS = 4;
const FARTHEST_BYTE = 128;

interface Trial extends Split {
  readonly symbols: Uint8Array;
}

/** Networks of the same inputs, in growing sizes. */
interface Ladder {
  readonly notation: Notation;
  readonly symbols: Uint8Array;
  readonly taps: readonly number[];
  readonly sizes: readonly Pick<Shape, 'width' | 'hidden'>[];
}

/**
 * Divides bytes into a network and what it leaves open, with the least sum of both that is found. Networks without taps are
 * computed. Of those with taps, ever larger ones are trained a little, until the sum grows, and the best of them are
 * trained at length, with their parameters rounded in two ways.
 * @param bytes - one at least
 */
export function selectSplit(bytes: Uint8Array): Split {
  const notation = bytesOf(bytes);
  const symbols = symbolsOf(notation, bytes);
  let best = histogramNetworks(symbols, notation.symbols)
    .map((network): Trial => ({ ...priceSplit(notation, network, symbols), symbols }))
    .reduce(shorter);
  const paid = Math.min(bytes.length, MOST_PAID_BYTES);
  const work = WORK_PER_BYTE * paid * Math.min(1, bytes.length / FULLY_PAYING_BYTES);
  const trials: Trial[] = [];
  for (const ladder of ladders(notation, symbols, bytes, totalBits(best))) {
    let before = Number.POSITIVE_INFINITY;
    for (const size of ladder.sizes) {
      const shape = { symbols: ladder.notation.symbols, taps: ladder.taps, ...size };
      if (layoutOf(shape).length * LEAST_PARAMETER_BITS > totalBits(best)) break;
      if (codingWork(shape) * ladder.symbols.length > MOST_CODING_WORK) break;
      const trial = attempt(ladder, shape, SHIFTS[0], work * TRIAL_SHARE);
      trials.push(trial);
      best = shorter(best, trial);
      if (totalBits(trial) >= before) break;
      before = totalBits(trial);
    }
  }
  const semifinalists = trials.sort((a, b) => totalBits(a) - totalBits(b)).slice(0, SEMIFINALISTS);
  const trained = semifinalists.flatMap((trial) =>
    SHIFTS.map((shift) => attempt(trial, trial.network.shape, shift, work * SEMIFINAL_SHARE)),
  );
  if (trained.length === 0) return best;
  const finalist = trained.reduce(shorter);
  const { shape, shift } = finalist.network;
  const final = attempt(finalist, shape, shift, work * FINAL_SHARE);
  return [best, finalist, final].reduce(shorter);
}

/** @param bits - the cost without taps, which an adaptive code of bits must beat before networks of them are tried */
function* ladders(
  notation: Notation,
  symbols: Uint8Array,
  bytes: Uint8Array,
  bits: number,
): Generator<Ladder> {
  if (notation.symbols === 1) return;
  if (mayBeBits(bytes.length)) {
    const single = symbolsOf(BITS, bytes);
    const farthest = Math.min(FARTHEST_BIT, Math.floor(single.length / 16));
    const found = informativeTaps(single, 2, farthest, MOST_BIT_TAPS);
    if (found.taps.length > 0 && found.bits * single.length < bits) {
      yield { notation: BITS, symbols: single, taps: found.taps, sizes: BIT_SIZES };
    }
  }
  const farthest = Math.min(FARTHEST_BYTE, Math.floor(symbols.length / 8));
  const found = informativeTaps(symbols, notation.symbols, farthest, MOST_BYTE_TAPS);
  const far = found.taps.filter((tap) => tap > BYTE_WINDOWS[0]);
  for (const window of BYTE_WINDOWS) {
    const near = Array.from({ length: window }, (_, tap) => tap + 1);
    yield { notation, symbols, taps: near, sizes: BYTE_SIZES };
  }
  if (far.length > 0) yield { notation, symbols, taps: [1, 2, ...far], sizes: BYTE_SIZES };
}

function attempt(
  { notation, symbols }: Pick<Trial, 'notation' | 'symbols'>,
  shape: Shape,
  shift: number,
  work: number,
): Trial {
  const samples = Math.ceil(Math.min(MOST_EPOCHS * symbols.length, work / trainingWork(shape)));
  const network = train(symbols, shape, { shift, samples });
  let best: Trial = { ...priceSplit(notation, network, symbols), symbols };
  for (let gain = 1; gain <= MOST_GAIN; gain++) {
    const trial = { ...priceSplit(notation, { ...network, gain }, symbols), symbols };
    if (totalBits(trial) >= totalBits(best)) break;
    best = trial;
  }
  return best;
}

function shorter(a: Trial, b: Trial): Trial {
  return totalBits(b) < totalBits(a) ? b : a;
}
