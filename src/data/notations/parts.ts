import { gcdOf } from '../../numbers/gcd.js';
import { areReduced, readFractions } from '../fractions.js';
import { type NotationForm, wholeNotation } from '../notation-form.js';

/** The largest denominator that numbers are counted in. */
const MOST_PARTS = 1_000_000;

/**
 * Fractions in lowest terms, and whole numbers, that are all so many parts of one: `1/4, 1/2, 3/4, 1` are 1, 2, 3 and 4 quarters. The denominator
 * of the parts occurs, more than once, so that it is no coincidence of different denominators.
 */
export const FRACTION_PARTS: NotationForm = {
  name: 'parts',
  settings: [{ least: 2, most: MOST_PARTS }],
  hasWords: false,
  isSymbol: false,
  isAmount: true,
  isLabel: false,
  parts: {},
  joined: undefined,
  title: ({ settings: [parts] }) => `fractions, counted in parts of 1/${parts}`,
  read: ({ texts }) => {
    const fractions = readFractions(texts);
    if (fractions === undefined || !areReduced(fractions)) return undefined;
    const denominators = fractions.map(({ denominator = 1n }) => denominator);
    const most = denominators.reduce((sofar, each) => Math.max(sofar, Number(each)), 1);
    if (most > MOST_PARTS) return undefined;
    const parts = BigInt(most);
    if (denominators.some((each) => parts % each !== 0n)) return undefined;
    if (denominators.filter((each) => each === parts).length < 2) return undefined;
    const values = fractions.map(({ numerator, denominator = 1n }) => numerator * (parts / denominator));
    return { values, notation: wholeNotation({ name: 'parts', settings: [Number(parts)], words: [] }) };
  },
  rebase: (values, { settings: [from] }, { settings: [to] }) => {
    const scaled = values.map((value) => value * BigInt(to));
    return scaled.every((value) => value % BigInt(from) === 0n)
      ? scaled.map((value) => value / BigInt(from))
      : undefined;
  },
  write: (value, { writing }) => {
    const parts = BigInt(writing!.settings[0]);
    const common = gcdOf(value, parts);
    const numerator = value / common;
    return common === parts ? `${numerator}` : `${numerator}/${parts / common}`;
  },
};
