import { headOf } from '../codelength/heads.js';
import { columnOf } from '../data/column.js';
import type { Dataset } from '../data/dataset.js';
import { InputError } from '../errors.js';
import type { Grammar } from '../grammar/grammar.js';
import { defaultGrammarName, shippedGrammar } from '../grammar/shipped.js';
import { type Expression, isSingle, type Model } from '../language/expression.js';
import { inlineExecutor } from '../search/enumerate/enumeration.js';
import type { ScoredModel, SearchResult } from '../search/result.js';
import { runSearch } from '../search/run.js';
import { type Counterexample, falsify, type Tested } from './falsify.js';
import { isLaw, lawValues } from './law-program.js';
import { type LawSource, SourceValues } from './source.js';

/** What looking for a law may take; each has a default. */
export interface LawOptions {
  /** What data and result are called. `f` unless told. */
  readonly name?: string;
  /** Arguments that the first search sees: 0 and what follows. 32 unless told. */
  readonly rows?: number;
  /** Arguments that a search may see after counterexamples. 512 unless told. */
  readonly maxRows?: number;
  /** The largest argument, which the function is never called above. 10,000 unless told. */
  readonly upTo?: number;
  /** Random arguments that a law is tested on, beside those next to the sample. 100 unless told. */
  readonly runs?: number;
  /** Of the random arguments, and of the search. 1 unless told. */
  readonly seed?: number;
  /** Programs that each search may try. 20,000 unless told. */
  readonly maxEvaluations?: number;
  /** Seconds that each search may take; what is found then depends on the machine. No limit unless told. */
  readonly seconds?: number;
  /** The shipped grammar `integer` unless told. */
  readonly grammar?: Grammar;
}

/** What became of the search for a law. */
export type LawStatus =
  /** A program gives all values of the sample, and all fresh ones that were tried. */
  | 'holds'
  /** A program gives all values of the sample and fails at a fresh argument, and no law was found of more values. */
  | 'refuted'
  /** A program gives all values of the sample, but there were no fresh ones, or it had no value for most of them. */
  | 'untested'
  /** The shortest program of the sample leaves something open: it is no law. */
  | 'none';

/** The law that a function follows as far as it was tested, or that none was found. Lengths in bits. */
export interface FoundLaw {
  readonly name: string;
  readonly status: LawStatus;
  /** The law as text, `exact(n*n)`; for `none`, the shortest program, which is none. */
  readonly program: string;
  readonly model: Model;
  /** The one expression of a law without parts: row n is its value. */
  readonly expression?: Expression;
  /** What the law says: known values on the sample, and from there on the program's on its own predictions. */
  readonly predict: (n: number) => bigint | undefined;
  readonly bits: {
    readonly program: number;
    readonly data: number;
    readonly total: number;
    /** Of the null model. */
    readonly null: number;
  };
  /** No single program of fewer bits generates the sample. */
  readonly certified: boolean;
  /** Arguments from 0 up that the search of this law saw. */
  readonly sampled: number;
  readonly tested: Tested;
  readonly counterexample?: Counterexample;
  /** Everything that was tried, in order. */
  readonly rounds: readonly LawRound[];
  /** Other laws of the sample that go on otherwise, with the probability of each continuation, 0..1. */
  readonly alternatives: readonly {
    readonly program: string;
    readonly totalBits: number;
    readonly confidence: number;
  }[];
}

/** A search and the test of what it found. */
export interface LawRound {
  readonly sampled: number;
  readonly status: LawStatus;
  readonly program: string;
  readonly totalBits: number;
  /** Where the law of this round is wrong. */
  readonly counterexample?: Counterexample;
}

const DEFAULTS = {
  name: 'f',
  rows: 32,
  maxRows: 512,
  upTo: 10_000,
  runs: 100,
  seed: 1,
  maxEvaluations: 20_000,
};

/** Bytes for the bank of columns: enough for the evaluations that a test can wait for. */
const MEMORY = 2 ** 26;

/**
 * Finds the shortest program that gives the first values of a function or a sequence, and tries to refute it on further ones.
 * A counterexample near enough joins the sample, and the search begins again. Without a limit on seconds the answer is the same
 * on every machine.
 *
 * Where the values end within the sample, a quarter of them is held back for the test.
 *
 * @throws InputError for options that are no such numbers, a value that is no integer, and a function without value at 0
 */
export async function findLaw<State>(source: LawSource<State>, options: LawOptions = {}): Promise<FoundLaw> {
  const settings = { ...DEFAULTS, ...options };
  const { name, upTo, runs, seed } = settings;
  requireCounts(settings);
  const values = new SourceValues(source as LawSource);
  const most = values.leading(Math.min(settings.maxRows, upTo + 1));
  if (most === 0) throw new InputError(`${name} has no value at 0; give a function of n = 0, 1, 2 …`);

  const rounds: LawRound[] = [];
  let law: Omit<FoundLaw, 'rounds'> | undefined;
  const ends = most > upTo || values.at(most) === undefined;
  let sampled = ends && most <= settings.rows ? most - (most >> 2) : Math.min(settings.rows, most);
  let start: readonly ScoredModel[] = [];
  for (;;) {
    const dataset = sampleOf(name, values, sampled);
    const result = await search(dataset, settings, start);
    const { best } = result;
    const stands = isLaw(best.model, dataset);
    const predict = stands ? lawValues(best.model, dataset) : onlyRows(values, sampled);
    const { tested, counterexample } = falsify(values, predict, {
      from: sampled,
      upTo: stands ? upTo : -1,
      runs,
      seed,
    });
    const status = statusOf(stands, tested, counterexample);
    const round = { sampled, status, program: best.program, ...(counterexample && { counterexample }) };
    rounds.push({ ...round, totalBits: best.totalBits });
    // A law that fails far out says more than that there is none of a larger sample.
    if (stands || law === undefined) {
      const { certified } = result;
      law = {
        name,
        ...round,
        ...pricesOf(result),
        predict,
        certified,
        tested,
        ...alternativesOf(result, dataset),
      };
    }
    const wider = counterexample === undefined ? sampled : widened(counterexample.n);
    const next = Math.min(most, Math.max(2 * sampled, wider));
    if (counterexample === undefined || counterexample.n >= next) return { ...law, rounds };
    start = [best, ...result.alternatives];
    sampled = next;
  }
}

/** Rows enough to see what follows a counterexample. */
function widened(n: number): number {
  return n + 1 + Math.ceil(n / 4);
}

function statusOf(stands: boolean, tested: Tested, counterexample: Counterexample | undefined): LawStatus {
  if (!stands) return 'none';
  if (counterexample !== undefined) return 'refuted';
  return tested.compared > tested.silent ? 'holds' : 'untested';
}

function search(
  dataset: Dataset,
  { maxEvaluations, seconds = Number.POSITIVE_INFINITY, seed, grammar }: LawOptions & typeof DEFAULTS,
  start: readonly ScoredModel[],
): Promise<SearchResult> {
  const limits = {
    maxEvaluations,
    seconds,
    seed,
    memory: MEMORY,
    start,
    grammar: grammar ?? shippedGrammar(defaultGrammarName(dataset)),
  };
  return runSearch(dataset, limits, 1, inlineExecutor);
}

function sampleOf(name: string, values: SourceValues, rows: number): Dataset {
  const target = columnOf(Array.from({ length: rows }, (_, n) => values.at(n)));
  return { name, kind: 'integer', target, given: [], decimals: 0, alphabet: [] };
}

function onlyRows(values: SourceValues, rows: number): (n: number) => bigint | undefined {
  return (n) => (n < rows ? values.at(n) : undefined);
}

function pricesOf({ best, nullBits }: SearchResult): Pick<FoundLaw, 'model' | 'expression' | 'bits'> {
  const { model, programBits, dataBits, totalBits } = best;
  return {
    model,
    ...(isSingle(model) && headOf(model).mustBeRight && { expression: model.expressions[0] }),
    bits: { program: programBits, data: dataBits, total: totalBits, null: nullBits },
  };
}

function alternativesOf(
  { best, alternatives }: SearchResult,
  dataset: Dataset,
): Pick<FoundLaw, 'alternatives'> {
  return {
    alternatives: alternatives
      .filter(({ program, model }) => program !== best.program && isLaw(model, dataset))
      .map(({ program, totalBits, confidence }) => ({ program, totalBits, confidence })),
  };
}

function requireCounts({ rows, maxRows, upTo, runs, maxEvaluations, seed }: typeof DEFAULTS): void {
  const least = { rows: 1, maxRows: 1, upTo: 0, runs: 0, maxEvaluations: 1, seed: Number.MIN_SAFE_INTEGER };
  const given = { rows, maxRows, upTo, runs, maxEvaluations, seed };
  for (const [name, value] of Object.entries(given)) {
    const from = least[name as keyof typeof least];
    if (Number.isSafeInteger(value) && value >= from) continue;
    throw new InputError(
      `findLaw: ${name} is ${value}; give a whole number${from >= 0 ? ` from ${from} up` : ''}`,
    );
  }
}
