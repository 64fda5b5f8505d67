/**
 * The suffixes of a text in ascending order, by their places: induced sorting in linear time (Nong, Zhang & Chan, "Two efficient
 * algorithms for linear time suffix array construction", IEEE Trans. Computers 60, 2011). A suffix that another begins with comes
 * before it.
 *
 * @param text numbers from 0 up
 * @param alphabet above all numbers of the text
 */
export function suffixArray(text: ArrayLike<number>, alphabet: number): Int32Array {
  const { length } = text;
  if (length < 2) return new Int32Array(length);
  const isSmaller = typesOf(text);
  const buckets = new Buckets(text, alphabet);
  const starts = leftmost(isSmaller);

  // Sorts the pieces between starts by their first letters, and induces the order of the whole pieces.
  const order = new Int32Array(length);
  induce(text, order, isSmaller, buckets, starts);

  // Names pieces so that equal ones have one name.
  const nameOf = new Int32Array(length).fill(-1);
  let names = 0;
  let before = -1;
  for (const place of order) {
    if (!isStart(isSmaller, place)) continue;
    if (before < 0 || !samePiece(text, isSmaller, before, place)) names++;
    nameOf[place] = names - 1;
    before = place;
  }

  // The order of the suffixes that begin at starts, from a shorter text where names are not in order already.
  const shorter = starts.map((place) => nameOf[place]);
  const sorted = new Int32Array(starts.length);
  if (names === starts.length) for (const [at, name] of shorter.entries()) sorted[name] = starts[at];
  else for (const [rank, at] of suffixArray(shorter, names).entries()) sorted[rank] = starts[at];
  induce(text, order, isSmaller, buckets, sorted);
  return order;
}

/** Whether each suffix is smaller than the one after it; the last is not, for nothing comes after it. */
function typesOf(text: ArrayLike<number>): Uint8Array {
  const isSmaller = new Uint8Array(text.length);
  for (let at = text.length - 2; at >= 0; at--) {
    const equal = text[at] === text[at + 1];
    isSmaller[at] = equal ? isSmaller[at + 1] : Number(text[at] < text[at + 1]);
  }
  return isSmaller;
}

/** Whether a smaller suffix begins here behind one that is not. */
function isStart(isSmaller: Uint8Array, at: number): boolean {
  return at > 0 && isSmaller[at] === 1 && isSmaller[at - 1] === 0;
}

function leftmost(isSmaller: Uint8Array): Int32Array {
  const starts: number[] = [];
  for (let at = 1; at < isSmaller.length; at++) if (isStart(isSmaller, at)) starts.push(at);
  return Int32Array.from(starts);
}

/** Whether the pieces from two starts up to the next ones are equal. */
function samePiece(text: ArrayLike<number>, isSmaller: Uint8Array, one: number, other: number): boolean {
  for (let step = 0; ; step++) {
    const ends = [one + step, other + step];
    if (ends.some((end) => end >= text.length)) return false;
    if (text[ends[0]] !== text[ends[1]] || isSmaller[ends[0]] !== isSmaller[ends[1]]) return false;
    if (step === 0) continue;
    const are = ends.map((end) => isStart(isSmaller, end));
    if (are[0] || are[1]) return are[0] && are[1];
  }
}

/** Where the suffixes of each first letter stand in the order. */
class Buckets {
  readonly #counts: Int32Array;

  constructor(text: ArrayLike<number>, alphabet: number) {
    this.#counts = new Int32Array(alphabet);
    for (let at = 0; at < text.length; at++) this.#counts[text[at]]++;
  }

  /** The first place of each letter. */
  heads(): Int32Array {
    let sum = 0;
    return this.#counts.map((count) => {
      sum += count;
      return sum - count;
    });
  }

  /** The place behind the last of each letter. */
  tails(): Int32Array {
    let sum = 0;
    return this.#counts.map((count) => {
      sum += count;
      return sum;
    });
  }
}

/** Orders all suffixes by the order of those that begin at starts. */
function induce(
  text: ArrayLike<number>,
  order: Int32Array,
  isSmaller: Uint8Array,
  buckets: Buckets,
  sorted: Int32Array,
): void {
  const { length } = text;
  order.fill(-1);
  const tails = buckets.tails();
  for (let rank = sorted.length - 1; rank >= 0; rank--) order[--tails[text[sorted[rank]]]] = sorted[rank];
  const heads = buckets.heads();
  order[heads[text[length - 1]]++] = length - 1;
  for (let rank = 0; rank < length; rank++) {
    const at = order[rank] - 1;
    if (at >= 0 && isSmaller[at] === 0) order[heads[text[at]]++] = at;
  }
  const ends = buckets.tails();
  for (let rank = length - 1; rank >= 0; rank--) {
    const at = order[rank] - 1;
    if (at >= 0 && isSmaller[at] === 1) order[--ends[text[at]]] = at;
  }
}
