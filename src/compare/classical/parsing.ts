import {
  LITERAL,
  LONGEST_MATCH,
  leastLength,
  lengthClass,
  MATCH,
  REPEAT,
  REPEATS,
  stateAfter,
  type TokenModel,
} from './lz-tokens.js';
import type { MatchFinder } from './match-finder.js';

/** One step of LZ77: a byte as it is, or some bytes from earlier on. */
export interface Token {
  readonly kind: number;
  readonly length: number;
  /** Of a match; 0 for a literal. */
  readonly distance: number;
}

/** What came before a token, as far as it matters for the next. */
export interface History {
  state: number;
  /** The distances used last, the latest first. */
  readonly repeats: Int32Array;
}

export function startingHistory(): History {
  return { state: 0, repeats: new Int32Array(REPEATS).fill(1) };
}

/** Goes on by a token. */
export function advance(history: History, { kind, distance }: Token): void {
  history.state = stateAfter(history.state, kind);
  if (kind === LITERAL) return;
  const { repeats } = history;
  const at = kind === REPEAT ? repeats.indexOf(distance) : REPEATS - 1;
  repeats.copyWithin(1, 0, at);
  repeats[0] = distance;
}

/** Bytes that are parsed at once, with the probabilities as they are before. */
const STRETCH = 1024;

/** A match as long as this is taken without looking for something better. */
const LONG_ENOUGH = 80;

/**
 * The cheapest way to cut the next stretch into tokens, by dynamic programming over positions (as LZMA's encoder does). It is the cheapest
 * but for two things: probabilities change within the stretch, and of all ways to a position only the cheapest so far goes on.
 */
export class Parser {
  private readonly cost = new Float64Array(STRETCH + LONGEST_MATCH + 2);
  private readonly kinds = new Uint8Array(this.cost.length);
  private readonly lengths = new Int32Array(this.cost.length);
  private readonly distances = new Int32Array(this.cost.length);
  /** What comes before each position on the cheapest way to it. */
  private readonly histories: readonly History[];
  /** Prices of lengths by kind, in this stretch. */
  private readonly lengthPrices = [new Float64Array(LONGEST_MATCH + 2), new Float64Array(LONGEST_MATCH + 2)];

  constructor(
    private readonly bytes: Uint8Array,
    private readonly finder: MatchFinder,
    private readonly model: TokenModel,
  ) {
    this.histories = Array.from({ length: Math.min(STRETCH, bytes.length) }, startingHistory);
  }

  /** Tokens for at least one byte from a position on, with the finder at that position; it is left where they end. */
  parse(from: number, history: History): Token[] {
    const { finder, cost } = this;
    const stretch = Math.min(STRETCH, this.bytes.length - from);
    cost.fill(Number.POSITIVE_INFINITY);
    cost[0] = 0;
    this.readLengthPrices();
    for (let at = 0; at < stretch; at++) {
      this.arrive(at, history);
      finder.find(LONGEST_MATCH);
      const long = this.extend(from, at, stretch);
      if (long > 0) {
        finder.skip(long - 1);
        return this.tokensTo(at + long);
      }
    }
    return this.tokensTo(stretch);
  }

  private readLengthPrices(): void {
    for (const kind of [MATCH, REPEAT]) {
      const prices = this.lengthPrices[kind - 1];
      for (let length = leastLength(kind); length <= LONGEST_MATCH; length++) {
        prices[length] = this.model.priceOfLength(kind, length);
      }
    }
  }

  /** Takes over the history of the cheapest way to a position. */
  private arrive(at: number, start: History): void {
    const before = at === 0 ? start : this.histories[at - this.lengths[at]];
    const history = this.histories[at];
    history.state = before.state;
    history.repeats.set(before.repeats);
    if (at > 0) advance(history, this.token(at));
  }

  /** Tries all tokens at a position. Returns the length of one that must be taken, or 0. */
  private extend(from: number, at: number, stretch: number): number {
    const { bytes, model, finder, cost, histories } = this;
    const { state, repeats } = histories[at];
    const position = from + at;
    const before = position > 0 ? bytes[position - 1] : 0;
    const literal = model.priceOfKind(state, LITERAL) + model.priceOfLiteral(before, bytes[position]);
    this.offer(at, LITERAL, 1, 0, cost[at] + literal);

    const repeatPrice = cost[at] + model.priceOfKind(state, REPEAT);
    for (let which = 0; which < REPEATS; which++) {
      const distance = repeats[which];
      const most = this.repeated(position, distance);
      if (most === 0) continue;
      const price = repeatPrice + model.priceOfRepeat(which);
      if (most >= LONG_ENOUGH) return this.insist(at, REPEAT, most, distance, price);
      for (let length = 1; length <= Math.min(most, stretch - at); length++) {
        this.offer(at, REPEAT, length, distance, price + this.lengthPrices[REPEAT - 1][length]);
      }
    }

    const matchPrice = cost[at] + model.priceOfKind(state, MATCH);
    let length = 2;
    for (let i = 0; i < finder.lengths.length; i++) {
      const distance = finder.distances[i];
      const price = matchPrice + model.priceWithinSlot(distance);
      if (finder.lengths[i] >= LONG_ENOUGH) return this.insist(at, MATCH, finder.lengths[i], distance, price);
      let slotPrice = 0;
      for (let first = true; length <= Math.min(finder.lengths[i], stretch - at); length++, first = false) {
        if (first || lengthClass(length) !== lengthClass(length - 1))
          slotPrice = model.priceOfSlot(length, distance);
        this.offer(at, MATCH, length, distance, price + slotPrice + this.lengthPrices[MATCH - 1][length]);
      }
    }
    return 0;
  }

  private repeated(position: number, distance: number): number {
    const { bytes } = this;
    if (distance > position) return 0;
    const most = Math.min(LONGEST_MATCH, bytes.length - position);
    let length = 0;
    while (length < most && bytes[position + length - distance] === bytes[position + length]) length++;
    return length;
  }

  private offer(at: number, kind: number, length: number, distance: number, cost: number): void {
    const to = at + length;
    if (cost >= this.cost[to]) return;
    this.cost[to] = cost;
    this.kinds[to] = kind;
    this.lengths[to] = length;
    this.distances[to] = distance;
  }

  private insist(at: number, kind: number, length: number, distance: number, cost: number): number {
    this.cost[at + length] = Number.POSITIVE_INFINITY;
    this.offer(at, kind, length, distance, cost);
    return length;
  }

  private token(end: number): Token {
    return {
      kind: this.kinds[end],
      length: this.lengths[end],
      distance: this.distances[end],
    };
  }

  private tokensTo(end: number): Token[] {
    const tokens: Token[] = [];
    for (let at = end; at > 0; at -= this.lengths[at]) tokens.push(this.token(at));
    return tokens.reverse();
  }
}
