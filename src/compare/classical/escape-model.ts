import type { Choices } from '../choices.js';
import { AdaptiveBits } from './adaptive-bits.js';

/** What is known at a context when it is to be said whether the byte is among its candidates. */
export interface Situation {
  /** Length of the context, 0 to 7. */
  order: number;
  /** Bytes that came here before and were not excluded by longer contexts, at least 1. */
  candidates: number;
  /** Sum of their frequencies, in sightings. */
  sightings: number;
  /** The candidate, where there is only one. */
  onlyCandidate: number;
  /** How many bytes longer contexts have excluded. */
  excluded: number;
  /** How many different bytes came in the context that is one byte shorter. */
  childrenBelow: number;
  /** The share that the candidates have there of what is not excluded. */
  shareBelow: number;
  /** How many bytes in succession were foreseen by the first context asked. */
  streak: number;
  /** The byte before. */
  lastByte: number;
}

/** Sightings that make an estimate as trusted as it can be, and trust in one without any. */
const FULL_TRUST = 8;
const FIRST_TRUST = 1;

/** Bits that an estimate is the average of, at most. */
const MEMORY = 250;

/**
 * The probability that a context's candidates are all wrong, learned from what came of situations alike (secondary escape estimation: Bloom,
 * "Solving the problems of context modeling", 1998; Shkarin, "PPM: one step to practicality", DCC 2002). Situations are alike in three ways,
 * whose estimates are averaged, those from few sightings with less weight.
 */
export class EscapeModel {
  private readonly estimates = [
    new AdaptiveBits(2 ** 14 + 2 ** 11, MEMORY),
    new AdaptiveBits(2 ** 14 + 2 ** 12, MEMORY),
    new AdaptiveBits(2 ** 13, MEMORY),
  ];
  private readonly slots = [0, 0, 0];

  /** @returns whether the byte is none of the candidates */
  code(choices: Choices, situation: Situation, isNone: boolean): boolean {
    const { estimates, slots } = this;
    slots[0] = bySpread(situation);
    slots[1] = byShareBelow(situation);
    slots[2] = byByte(situation);
    let sum = 0;
    let trust = 0;
    for (let i = 0; i < slots.length; i++) {
      const weight = Math.min(estimates[i].count(slots[i]), FULL_TRUST) + FIRST_TRUST;
      sum += weight * estimates[i].probability(slots[i]);
      trust += weight;
    }
    const coded = choices.bit(isNone ? 1 : 0, Math.floor(sum / trust));
    for (let i = 0; i < slots.length; i++) estimates[i].learn(slots[i], coded);
    return coded === 1;
  }
}

/** Alike in how often candidates were seen and how many more there are below. */
function bySpread(situation: Situation): number {
  const { order, candidates, sightings, excluded, childrenBelow, streak } = situation;
  if (excluded > 0) {
    const spread = 4 * sizeClass(candidates) + sightingsClass(sightings / candidates);
    const last = order === 0 ? 2 : 0;
    return 2 ** 14 + ((spread * 4 + last + (candidates > excluded ? 1 : 0)) * 8 + sizeClass(excluded));
  }
  if (candidates === 1) {
    return ((frequencyClass(sightings) * 8 + sizeClass(childrenBelow)) * 4 + Math.min(streak, 3)) * 8 + order;
  }
  const spread = 4 * sizeClass(candidates) + sightingsClass(sightings / candidates);
  const many = childrenBelow > 2 * candidates ? 2 : 0;
  return 2 ** 12 + (spread * 4 + many + (streak > 0 ? 1 : 0)) * 8 + order;
}

/** Alike in how often candidates were seen and in how much the shorter context gives to other bytes. */
function byShareBelow(situation: Situation): number {
  const { order, candidates, sightings, excluded, shareBelow, streak } = situation;
  const others = Math.min(7, 31 - Math.clz32(256 * (1 - shareBelow)) + 1);
  if (excluded === 0 && candidates === 1) {
    return ((frequencyClass(sightings) * 8 + others) * 4 + Math.min(streak, 3)) * 8 + order;
  }
  const spread = (4 * sizeClass(candidates) + sightingsClass(sightings / candidates)) * 8 + others;
  if (excluded === 0) return 2 ** 12 + (spread * 2 + (streak > 0 ? 1 : 0)) * 8 + order;
  return 2 ** 13 + 2 ** 12 + (spread * 2 + (order === 0 ? 1 : 0)) * 8 + sizeClass(excluded);
}

/** Alike in the only candidate, or in the byte before and the number of candidates. */
function byByte({ candidates, sightings, onlyCandidate, excluded, lastByte }: Situation): number {
  if (excluded > 0) return 256 * (12 + Math.min(candidates, 15)) + lastByte;
  if (candidates > 1) return 256 * (4 + Math.min(candidates, 7)) + lastByte;
  return 256 * Math.min(3, Math.floor(sightings / 2)) + onlyCandidate;
}

/** Classes 0 to 15 of the sightings of a single candidate, in halves at first. */
function frequencyClass(sightings: number): number {
  return Math.floor(sightings < 4 ? 2 * sightings : Math.min(15, 8 + (sightings - 4) / 4));
}

/** Classes 0 to 3 of sightings a candidate. */
function sightingsClass(sightings: number): number {
  return sightings < 1 ? 0 : sightings < 2 ? 1 : sightings < 4 ? 2 : 3;
}

/** Bits in a number, 7 for more. */
function sizeClass(count: number): number {
  return Math.min(7, 32 - Math.clz32(count));
}
