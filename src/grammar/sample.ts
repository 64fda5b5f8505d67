import { uniformInt } from 'pure-rand/distribution/uniformInt';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import { InputError } from '../errors.js';
import type { Model } from '../language/expression.js';
import { MAX_DECIMAL_DIGITS, MAX_DECIMAL_EXPONENT } from '../language/real/decimal.js';
import type { Chooser, ExpansionLimits } from './expand.js';
import { EXPANSION_LIMITS, expand } from './expand.js';
import type { Grammar, GrammarSymbol } from './grammar.js';
import { inForce } from './in-force.js';
import { type DecimalChoice, unzigzag } from './literal.js';

/** A sampled program was larger than the limits, or asked for a given column of a dataset without any. */
class Discarded extends Error {}

const LIMITS: ExpansionLimits = { ...EXPANSION_LIMITS, refuse: (reason) => new Discarded(reason) };

/** Rows of a sampled piece at most. */
const LONGEST_PIECE = 20;

/** Draws before giving up; a valid grammar that needs more has next to no programs of a usable size. */
const ATTEMPTS = 10_000;

/**
 * A program drawn with probability 2^-bits, among those within the limits of `EXPANSION_LIMITS` (and, when
 * `given` is empty, among those without given columns). Advances `random`.
 * @throws InputError where next to none is
 */
export function sampleModel(grammar: Grammar, random: RandomGenerator, given: readonly string[]): Model {
  const chooser = randomChooser(random, given);
  const used = inForce(grammar, given.length > 0);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      return expand(used, chooser, LIMITS);
    } catch (error) {
      if (!(error instanceof Discarded)) throw error;
    }
  }
  const needed = given.length === 0 ? ', or none does without given columns' : '';
  throw new InputError(
    `none of ${ATTEMPTS} programs drawn from grammar ${grammar.name} was of a usable size${needed}`,
  );
}

/** Draws each choice of a derivation with its probability; the rows of pieces, which have none, are up to {@link LONGEST_PIECE}. */
export function randomChooser(random: RandomGenerator, given: readonly string[]): Chooser {
  return {
    production: (symbol) => drawProduction(symbol, random),
    literal: () => drawLiteral(random),
    decimal: () => drawDecimal(random),
    given: () => {
      const column = given.length > 0 ? given[uniformInt(random, 0, given.length - 1)] : undefined;
      if (column === undefined) throw new Discarded('there are no given columns');
      return column;
    },
    parts: () => Number(drawNatural(random)) + 1,
    lengths: (parts) => Array.from({ length: parts - 1 }, () => uniformInt(random, 1, LONGEST_PIECE)),
  };
}

function drawProduction(symbol: GrammarSymbol, random: RandomGenerator): number {
  const total = symbol.productions.reduce((sum, { weight }) => sum + weight, 0);
  let ticket = uniformInt(random, 0, total - 1);
  return symbol.productions.findIndex(({ weight }) => {
    ticket -= weight;
    return ticket < 0;
  });
}

/** A literal drawn with probability 2^-literalBits among those of magnitude below 2^126 or so. */
function drawLiteral(random: RandomGenerator): bigint {
  return unzigzag(drawNatural(random) - 1n);
}

/** A decimal number drawn with probability 2^-decimalBits among those of no more digits than decimals have. */
function drawDecimal(random: RandomGenerator): DecimalChoice {
  const magnitude = drawNatural(random) - 1n;
  if (magnitude === 0n) return { digits: 0n, exponent: 0 };
  const sign = uniformInt(random, 0, 1) === 0 ? 1n : -1n;
  let zeros = 0;
  while (uniformInt(random, 0, 1) === 0) zeros++;
  const leading = unzigzag(readBits(zeros, random) - 1n);
  const digits = String(magnitude).length;
  const isBeyond = digits > MAX_DECIMAL_DIGITS || Math.abs(Number(leading)) > MAX_DECIMAL_EXPONENT;
  if (magnitude % 10n === 0n || isBeyond) throw new Discarded('no decimal number is written so');
  return { digits: sign * magnitude, exponent: Number(leading) - digits + 1 };
}

/** A natural number from 1 up, by decoding an Elias delta code from fair bits. */
function drawNatural(random: RandomGenerator): bigint {
  let zeros: number;
  do {
    zeros = 0;
    while (uniformInt(random, 0, 1) === 0) zeros++;
  } while (zeros > 6);
  const exponent = readBits(zeros, random) - 1n;
  return readBits(Number(exponent), random);
}

/** The binary number of a leading 1 and `count` fair bits. */
function readBits(count: number, random: RandomGenerator): bigint {
  let value = 1n;
  for (let bit = 0; bit < count; bit++) value = 2n * value + BigInt(uniformInt(random, 0, 1));
  return value;
}
