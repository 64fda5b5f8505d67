import type { Choices } from '../choices.js';
import { type ByteModel, sequentialCompressor } from '../sequential.js';
import { ContextTrie, NONE, ROOT } from './context-trie.js';
import { EscapeModel, type Situation } from './escape-model.js';

/** Bytes of the longest contexts. */
const ORDER = 5;

/** When there are this many nodes (about 80 MB) all contexts are forgotten. */
const MOST_NODES = 2 ** 22;

/** What a sighting adds to a frequency, in the context that foresaw the byte and in the one below it. */
const STEP = 4;
const STEP_BELOW = 1;
/** A frequency that is no longer raised from the context above. */
const FAMILIAR = 31;
const MOST_FREQUENCY = 250;

/** The frequency of a byte as the first in its context: the least, and more by its odds one context shorter. */
const FIRST_IN_CONTEXT = 2;
const FIRST_BY_ODDS = 4;
/** What is left to the first byte of a context when a second one comes. */
const KEPT_BY_FIRST = 0.7;
/** The frequency of a byte that is new among others, a fraction of what its share would be one context shorter. */
const NEW_BY_SHARE = 0.5;
const MOST_AT_FIRST = 7;

/** How much the frequencies of the shorter context count among candidates, against {@link STEP} a sighting. */
const WEIGHT_BELOW = 3;

const BYTES = 256;

/**
 * Prediction by partial matching (Cleary & Witten, "Data compression using adaptive coding and partial string matching", IEEE
 * Trans. Comm. 32, 1984): the longest context that was seen says which bytes it foresees; if the byte is none of them this is said, they are
 * excluded, and the context without its first byte is asked. As in Shkarin's PPMII ("PPM: one step to practicality", DCC 2002) only the contexts
 * down to the one that foresaw the byte learn from it, and new frequencies are inherited from shorter contexts.
 */
class Ppm implements ByteModel {
  private trie = new ContextTrie();
  private readonly escapes = new EscapeModel();
  /** The longest context, and its length. */
  private context = ROOT;
  private order = 0;

  /** Number of the byte at which each byte was last excluded. */
  private readonly excludedAt = new Uint32Array(BYTES);
  private byteNumber = 0;

  /** Children of the context asked that are not excluded. */
  private readonly candidates = new Int32Array(BYTES);
  private readonly frequencies = new Int32Array(BYTES);
  /** Sum of the frequencies that the candidates have one context shorter. */
  private frequencyBelow = 0;
  private readonly situation: Situation = {
    order: 0,
    candidates: 0,
    sightings: 0,
    onlyCandidate: 0,
    excluded: 0,
    childrenBelow: 0,
    shareBelow: 0,
    streak: 0,
    lastByte: 0,
  };

  code(choices: Choices, byte: number): number {
    const { situation } = this;
    if (this.trie.size + ORDER + 1 > MOST_NODES) this.forget();
    this.byteNumber++;
    situation.excluded = 0;
    situation.order = this.order;
    let context = this.context;
    let hit = NONE;
    for (; context !== NONE; context = this.trie.suffix[context], situation.order--) {
      this.findCandidates(context);
      if (situation.candidates === 0) continue;
      const at = this.indexOf(byte);
      if (!this.escapes.code(choices, situation, at < 0)) {
        hit = this.candidates[this.chooseCandidate(choices, context, at)];
        break;
      }
      this.exclude(context);
      situation.streak = -1;
    }
    const coded = hit === NONE ? this.codeUnseen(choices, byte) : this.trie.symbol[hit];
    situation.streak++;
    situation.lastByte = coded;
    this.learn(coded, context, hit);
    return coded;
  }

  private forget(): void {
    this.trie = new ContextTrie();
    this.context = ROOT;
    this.order = 0;
  }

  private findCandidates(context: number): void {
    const { trie, excludedAt, byteNumber, situation } = this;
    const isRoot = context === ROOT;
    let count = 0;
    let total = 0;
    let below = 0;
    let excludedBelow = 0;
    for (let child = trie.firstChild[context]; child !== NONE; child = trie.sibling[child]) {
      const frequencyBelow = isRoot ? 1 : trie.frequency[trie.suffix[child]];
      if (excludedAt[trie.symbol[child]] === byteNumber) {
        excludedBelow += frequencyBelow;
        continue;
      }
      this.candidates[count] = child;
      this.frequencies[count++] = trie.frequency[child];
      total += trie.frequency[child];
      below += frequencyBelow;
    }
    const shorter = trie.suffix[context];
    this.frequencyBelow = below;
    situation.candidates = count;
    situation.sightings = total / STEP;
    situation.onlyCandidate = count === 1 ? trie.symbol[this.candidates[0]] : 0;
    situation.childrenBelow = isRoot ? BYTES : trie.childCount[shorter];
    situation.shareBelow = below / ((isRoot ? BYTES : trie.total[shorter]) - excludedBelow);
  }

  /** Where the byte is among the candidates, or -1. */
  private indexOf(byte: number): number {
    const { trie, candidates, situation } = this;
    for (let i = 0; i < situation.candidates; i++) if (trie.symbol[candidates[i]] === byte) return i;
    return -1;
  }

  private exclude(context: number): void {
    const { trie, candidates, situation } = this;
    for (let i = 0; i < situation.candidates; i++)
      this.excludedAt[trie.symbol[candidates[i]]] = this.byteNumber;
    situation.excluded = trie.childCount[context];
  }

  /** Codes one of the candidates by its frequency, to which that of the shorter context adds a little. */
  private chooseCandidate(choices: Choices, context: number, at: number): number {
    const { trie, candidates, frequencies, frequencyBelow, situation } = this;
    if (situation.candidates === 1) return 0;
    // Finer units, unless the total would become too large for the coder.
    const unit = situation.sightings < 500 ? 16 : 1;
    let total = 0;
    for (let i = 0; i < situation.candidates; i++) {
      const below = context === ROOT ? 1 : trie.frequency[trie.suffix[candidates[i]]];
      frequencies[i] = Math.floor(unit * (frequencies[i] + (WEIGHT_BELOW * below) / frequencyBelow));
      total += frequencies[i];
    }
    return choices.choose(at, frequencies, total);
  }

  /** Codes a byte that no context has foreseen: all that are left are alike. */
  private codeUnseen(choices: Choices, byte: number): number {
    let total = 0;
    for (let symbol = 0; symbol < BYTES; symbol++) {
      this.frequencies[symbol] = this.excludedAt[symbol] === this.byteNumber ? 0 : 1;
      total += this.frequencies[symbol];
    }
    return choices.choose(byte, this.frequencies, total);
  }

  /**
   * Adds the byte to all contexts that have not foreseen it.
   * @param found - the context that has, or NONE
   * @param hit - its child, or NONE
   */
  private learn(byte: number, found: number, hit: number): void {
    const { trie } = this;
    const frequency = hit === NONE ? 1 : trie.frequency[hit];
    const others = hit === NONE ? BYTES : trie.total[found] - frequency;
    let next = hit;
    let longer = NONE;
    for (let context = this.context; context !== found; context = trie.suffix[context]) {
      const node = trie.add(context, byte, this.firstFrequency(context, frequency, others));
      if (longer === NONE) next = node;
      else trie.suffix[longer] = node;
      longer = node;
    }
    if (longer !== NONE) trie.suffix[longer] = hit === NONE ? ROOT : hit;
    if (hit !== NONE) {
      trie.increase(found, hit, STEP, MOST_FREQUENCY);
      if (found !== ROOT && frequency < FAMILIAR) {
        trie.increase(trie.suffix[found], trie.suffix[hit], STEP_BELOW, MOST_FREQUENCY);
      }
    }
    if (this.order === ORDER) next = trie.suffix[next];
    else this.order++;
    this.context = next;
  }

  /** The frequency that a byte gets in a context where it is new, from its own and that of all others in the context that foresaw it. */
  private firstFrequency(context: number, frequency: number, others: number): number {
    const { trie } = this;
    const count = trie.childCount[context];
    if (count === 0) {
      const odds = frequency / (others + STEP);
      return Math.min(MOST_AT_FIRST, Math.round(FIRST_IN_CONTEXT + FIRST_BY_ODDS * odds));
    }
    if (count === 1) trie.scaleOnlyChild(context, KEPT_BY_FIRST);
    const total = trie.total[context];
    const share = (2 * frequency * (total + 6)) / (others + total);
    return Math.min(MOST_AT_FIRST, Math.round(1 + NEW_BY_SHARE * share));
  }
}

export const ppm = sequentialCompressor('ppm', 'classical', () => new Ppm());
