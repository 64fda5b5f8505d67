import { priceModel } from '../codelength/price.js';
import type { Dataset } from '../data/dataset.js';
import { givenNames } from '../data/dataset.js';
import { expressionBits } from '../grammar/derive.js';
import { type Grammar, requireIntegers } from '../grammar/grammar.js';
import { childrenOf } from '../language/children.js';
import { type Expression, isSingle, type Model } from '../language/expression.js';
import { RING } from '../language/primitives.js';
import { printModel } from '../language/print.js';
import { type LearnedLibrary, learnLibrary } from '../learn/library/learn-library.js';
import { findRules, type Rule } from '../learn/rules/find-rules.js';
import { prove } from '../prove/prove.js';
import { exploreLaws, type FoundLaw } from './explore/explore-laws.js';
import { operatorsOf } from './explore/operator.js';
import { rewritingRules, shorten } from './laws/shorten.js';
import { agreementsOf } from './relations/agreements.js';
import { chooseConjectures } from './relations/choose.js';
import { findRelations } from './relations/find-relations.js';
import { type Sequence, sequenceName, sequenceOf } from './relations/sequence.js';
import type { Theorem } from './relations/theorem.js';

/** What a search found in a dataset. */
export interface Finding {
  readonly name: string;
  /** The rows that the search saw. */
  readonly dataset: Dataset;
  /** The rows behind them. */
  readonly hidden: readonly bigint[];
  /** The best program that found something, if any did. */
  readonly winner: Model | undefined;
  /** Other programs of about its length. */
  readonly others: readonly Model[];
}

/** A program that laws made shorter. */
export interface Shortened {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly savedBits: number;
}

/** What programs of many datasets say together. Plain data. */
export interface Knowledge {
  readonly sequences: readonly Sequence[];
  readonly laws: readonly FoundLaw[];
  readonly shortened: readonly Shortened[];
  readonly rules: readonly Rule[];
  readonly library: LearnedLibrary;
  readonly theorems: readonly Theorem[];
}

/** What looking for knowledge may take; all times in seconds. */
export interface KnowledgeOptions {
  /** Theorems at most. */
  readonly theorems?: number;
  /** Seconds for the proof of each. */
  readonly seconds?: number;
  /** Expressions to build with each set of functions when their laws are explored; 0 for no laws. */
  readonly effort?: number;
  /** Called as each stage begins, with its name for people. */
  readonly onProgress?: (stage: string) => void;
  readonly signal?: AbortSignal;
}

/** The symbol whose functions have laws, in the shipped grammars. */
const SYMBOL = 'int';

/** Generalises what searches found: laws of the functions used, shorter programs, rules, a library, theorems. */
export async function generalise(
  findings: readonly Finding[],
  grammar: Grammar,
  options: KnowledgeOptions = {},
): Promise<Knowledge> {
  requireIntegers(grammar);
  const { signal, onProgress } = options;
  onProgress?.('laws');
  const laws = options.effort === 0 ? [] : lawsOf(findings, grammar, options);
  const { shortened, findings: shorter } = shortenAll(findings, laws, grammar);
  onProgress?.('rules');
  const rules = findRules(
    shorter.map(({ name, dataset, hidden, winner }) => ({
      name,
      dataset,
      hidden,
      ...(winner && { winner }),
    })),
    grammar,
    { ...(signal && { signal }) },
  );
  onProgress?.('library');
  const library = learnLibrary(
    grammar,
    shorter.flatMap(({ name, dataset, winner }) =>
      winner === undefined ? [] : [{ name, variants: [winner], given: givenNames(dataset) }],
    ),
    { ...(signal && { signal }) },
  );
  const sequences = sequencesOf(shorter);
  const theorems = await theoremsOf(sequences, options);
  return { sequences: sequences.map(({ sequence }) => sequence), laws, shortened, rules, library, theorems };
}

/** The laws of the functions that the programs found are made of. */
function lawsOf(findings: readonly Finding[], grammar: Grammar, options: KnowledgeOptions): FoundLaw[] {
  if (!grammar.symbols.some(({ name }) => name === SYMBOL)) return [];
  const used = new Set(RING);
  const visit = (node: Expression): void => {
    if (node.kind === 'apply') used.add(node.primitive);
    childrenOf(node).forEach(visit);
  };
  for (const { winner } of findings) {
    if (winner !== undefined && isSingle(winner)) winner.expressions.forEach(visit);
  }
  const operators = operatorsOf(grammar, SYMBOL)
    .filter(({ primitive }) => used.has(primitive))
    .map(({ name }) => name);
  const laws: FoundLaw[] = [];
  const effort = options.effort === undefined ? {} : { effort: options.effort };
  for (const law of exploreLaws(grammar, SYMBOL, { operators, ...effort })) {
    if (options.signal?.aborted) break;
    laws.push(law);
  }
  return laws;
}

/** Puts the cheapest equal program in the place of each winner that laws make cheaper. */
function shortenAll(
  findings: readonly Finding[],
  laws: readonly FoundLaw[],
  grammar: Grammar,
): { readonly shortened: readonly Shortened[]; readonly findings: readonly Finding[] } {
  if (laws.length === 0) return { shortened: [], findings };
  const rules = rewritingRules(laws);
  const shortened: Shortened[] = [];
  const changed = findings.map((finding): Finding => {
    const { name, dataset, winner } = finding;
    if (winner === undefined || !isSingle(winner)) return finding;
    const priceOf = (part: Expression) => expressionBits(grammar, SYMBOL, part, givenNames(dataset));
    const model = { ...winner, expressions: winner.expressions.map((part) => shorten(part, rules, priceOf)) };
    const savedBits =
      priceModel(dataset, grammar, winner).totalBits - priceModel(dataset, grammar, model).totalBits;
    if (!(savedBits > 0)) return finding;
    shortened.push({ name, before: printModel(winner), after: printModel(model), savedBits });
    return { ...finding, winner: model };
  });
  return { shortened, findings: changed };
}

interface NamedSequence {
  readonly sequence: Sequence;
  readonly finding: Finding;
}

function sequencesOf(findings: readonly Finding[]): NamedSequence[] {
  const taken = new Set<string>();
  return findings.flatMap((finding) => {
    if (finding.winner === undefined) return [];
    const name = sequenceName(finding.name, taken);
    const sequence = sequenceOf(name, finding.dataset, finding.winner);
    if (sequence === undefined || !continues(sequence, finding)) return [];
    taken.add(name);
    return [{ sequence, finding }];
  });
}

/** Whether a sequence goes on as the hidden rows do. */
function continues({ rows }: Sequence, { dataset, hidden }: Finding): boolean {
  const seen = dataset.target.values.length;
  return hidden.every((value, index) => seen + index >= rows.length || rows[seen + index] === value);
}

const MOST_THEOREMS = 80;
const SECONDS = 2;

async function theoremsOf(
  sequences: readonly NamedSequence[],
  { theorems: most = MOST_THEOREMS, seconds = SECONDS, onProgress, signal }: KnowledgeOptions,
): Promise<Theorem[]> {
  onProgress?.('conjectures');
  const conjectures = sequences.flatMap(({ sequence, finding }) => agreementsOf(sequence, finding.others));
  for (const conjecture of findRelations(sequences.map(({ sequence }) => sequence))) {
    if (signal?.aborted) break;
    conjectures.push(conjecture);
  }
  const theorems: Theorem[] = [];
  const chosen = chooseConjectures(conjectures, most);
  for (const conjecture of chosen) {
    if (signal?.aborted) break;
    onProgress?.(`theorem ${theorems.length + 1} of ${chosen.length}`);
    theorems.push({ ...conjecture, proof: await prove(conjecture.statement, { seconds }) });
  }
  return theorems;
}
