import { deepStrictEqual, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { codeBoundaries } from '../codelength/boundary-code.js';
import { DecisionReader, DecisionWriter } from '../codelength/decision-coders.js';
import { readDerivation, writeDerivation } from '../codelength/derivation-code.js';
import { stepLimit } from '../codelength/file-limits.js';
import { derive } from '../grammar/derive.js';
import type { Grammar } from '../grammar/grammar.js';
import { parseGrammar } from '../grammar/parse.js';
import { isPiecewise, type Model } from '../language/expression.js';
import { parseModel } from '../language/parse.js';
import { printModel } from '../language/print.js';
import { Meter } from '../language/work.js';
import { assertDerives, enumerate } from './derivation-laws.js';
import { arbitraryProgram } from './grammars.js';

/** How much of a grammar is tested. */
export interface GrammarLawOptions {
  /** Names of given columns; a grammar that asks for one needs at least one. None unless told. */
  readonly given?: readonly string[];
  /** Derivations whose probabilities are added up, the shortest first. 1,000 unless told. */
  readonly derivations?: number;
  /** Programs that the other laws are tried on. 100 unless told. */
  readonly runs?: number;
  /** Of those programs. 1 unless told. */
  readonly seed?: number;
}

const LITERALS = [0n, 1n, -1n, 2n, 3n, -3n, 10n, 1000n];

/** Rounding errors of sums of logarithms stay far below this many bits. */
const ROUNDING = 1e-6;

/**
 * What searches and files rest on, for a grammar of one's own:
 *
 * - the probabilities 2^-bits of different programs add up to 1 at most (Kraft 1949);
 * - each program is derived from it at the price of its choices, and printed, is read as itself;
 * - written as in a file, a program comes back, and takes as many bits as its price;
 * - its source, which a file embeds, is read as this grammar again.
 *
 * @throws an error that names law and program, with the seed and path of fast-check
 */
export function assertGrammarLaws(grammar: Grammar, options: GrammarLawOptions = {}): void {
  const { given = [], derivations = 1000, runs = 100, seed = 1 } = options;
  assertKraft(grammar, derivations, given);
  const program = fc.property(arbitraryProgram(grammar, given), (model) => {
    deepStrictEqual(parseModel(printModel(model)), model, `${printModel(model)} is read as another program`);
    assertCodeRoundTrips(grammar, model, given);
  });
  fc.assert(program, { numRuns: runs, seed, includeErrorInReport: true });
  deepStrictEqual(parseGrammar(grammar.source, grammar.name), grammar, 'the source is another grammar');
}

function assertKraft(grammar: Grammar, derivations: number, given: readonly string[]): void {
  const { complete } = enumerate(grammar, Number.POSITIVE_INFINITY, LITERALS, given, derivations);
  const programs = new Map(complete.map(({ model }) => [printModel(model), model]));
  let sum = 0;
  for (const model of programs.values()) sum += 2 ** -assertDerives(grammar, model, given);
  ok(sum <= 1 + ROUNDING, `the probabilities of ${programs.size} programs add up to ${sum}`);
}

/** A program written as in a file is read back, at the length of its price. */
function assertCodeRoundTrips(grammar: Grammar, model: Model, given: readonly string[]): void {
  assertDerives(grammar, model, given);
  const derivation = derive(grammar, model, given)!;
  const writer = new DecisionWriter();
  const meter = new Meter(stepLimit(0));
  writeDerivation(writer, grammar, derivation, given);
  const { bits } = writer;
  ok(
    Math.abs(bits - derivation.bits) < ROUNDING,
    `${printModel(model)} is written in ${bits} bits and priced at ${derivation.bits}`,
  );
  const lengths = isPiecewise(model) ? model.lengths : [];
  // The last piece has a row of its own.
  const rows = lengths.reduce((sum, length) => sum + length, 1);
  if (isPiecewise(model)) codeBoundaries(writer, rows, model.parts.length, lengths, meter);
  const reader = new DecisionReader(writer.finish());
  deepStrictEqual(readDerivation(reader, grammar, given, rows, meter), model);
  reader.finish();
}
