import {
  type Finding,
  generalise as generaliseAll,
  type Knowledge,
  type KnowledgeOptions,
} from '../conjecture/knowledge.js';
import { findRelations as relationsOf } from '../conjecture/relations/find-relations.js';
import type { Sequence } from '../conjecture/relations/sequence.js';
import type { Conjecture } from '../conjecture/relations/theorem.js';
import { givenNames } from '../data/dataset.js';
import { InputError } from '../errors.js';
import type { Grammar } from '../grammar/grammar.js';
import type { LearnedLibrary, LibraryOptions } from '../learn/library/learn-library.js';
import { learnLibrary as learnFrom } from '../learn/library/learn-library.js';
import { type Rule, type RuleOptions, findRules as rulesOf } from '../learn/rules/find-rules.js';
import {
  abortSignal,
  type Check,
  callback,
  checkOptions,
  secondsAboveZero,
  shown,
  wholeNumber,
} from './argument.js';
import { type GrammarChoice, grammarCheck, grammarOf } from './grammar.js';
import { presentOf } from './search.js';

/** The grammar in which programs are priced. Default: the shipped one for the first dataset. */
export interface InGrammar {
  /** The name of a shipped grammar, or one of `parseGrammar`. */
  readonly grammar?: GrammarChoice;
}

const count = wholeNumber(0, Number.MAX_SAFE_INTEGER);

const KNOWLEDGE_CHECKS: Readonly<Record<keyof KnowledgeOptions | 'grammar', Check>> = {
  grammar: grammarCheck,
  theorems: count,
  seconds: secondsAboveZero,
  effort: count,
  onProgress: callback,
  signal: abortSignal,
};

const RULE_CHECKS: Readonly<Record<keyof RuleOptions | 'grammar', Check>> = {
  grammar: grammarCheck,
  onProgress: callback,
  signal: abortSignal,
};

const LIBRARY_CHECKS: Readonly<Record<keyof LibraryOptions | 'grammar', Check>> = {
  grammar: grammarCheck,
  mostFunctions: count,
  mostHoles: count,
  mostExpanded: count,
  onProgress: callback,
  signal: abortSignal,
};

/**
 * What programs of many datasets say together: laws of the functions they use, programs that laws make shorter, rules with parameters,
 * a library (a grammar that makes them shorter, all counted), and theorems between the sequences, with their proofs.
 *
 * @example
 * ```ts
 * const findings = [];
 * for (const terms of [[1, 4, 7, 10, 13], [2, 7, 12, 17, 22], [5, 7, 9, 11, 13]]) {
 *   const dataset = datasetOf(terms, { name: `from ${terms[0]}` });
 *   findings.push(findingOf(dataset, await search(dataset, { maxEvaluations: 10_000 })));
 * }
 * const { rules, theorems, library } = await generalise(findings, { effort: 0 });
 * ```
 * @throws InputError for a wrong option, and for what is no findings
 */
export async function generalise(
  findings: readonly Finding[],
  options: KnowledgeOptions & InGrammar = {},
): Promise<Knowledge> {
  checkOptions('generalise', options, KNOWLEDGE_CHECKS);
  const { grammar, ...rest } = options;
  return generaliseAll(findings, grammarFor('generalise', findings, grammar), presentOf(rest));
}

/**
 * Rules that hold in several datasets: programs with parameters in place of numbers, what they save, and how often they were right on
 * rows that no search saw. Those that save nothing are left out.
 *
 * @throws InputError for a wrong option, and for what is no findings
 */
export function findRules(
  findings: readonly Finding[],
  options: RuleOptions & InGrammar = {},
): readonly Rule[] {
  checkOptions('findRules', options, RULE_CHECKS);
  const { grammar, ...rest } = options;
  const chosen = grammarFor('findRules', findings, grammar);
  return rulesOf(
    findings.map(({ winner, ...finding }) => ({ ...finding, ...(winner && { winner }) })),
    chosen,
    presentOf(rest),
  );
}

/**
 * A grammar that makes the programs found shorter: functions of its own, other weights, usual numbers. All that it takes to tell them is
 * counted, in bits; nothing comes in that does not pay.
 *
 * @throws InputError for a wrong option, and for what is no findings
 */
export function learnLibrary(
  findings: readonly Finding[],
  options: LibraryOptions & InGrammar = {},
): LearnedLibrary {
  checkOptions('learnLibrary', options, LIBRARY_CHECKS);
  const { grammar, ...rest } = options;
  const chosen = grammarFor('learnLibrary', findings, grammar);
  const corpus = findings.flatMap(({ name, dataset, winner }) =>
    winner === undefined ? [] : [{ name, variants: [winner], given: givenNames(dataset) }],
  );
  return learnFrom(chosen, corpus, presentOf(rest));
}

/**
 * Relations between sequences that programs define: sums, transforms, products and convolutions of one or two that are a linear combination of
 * a few columns of another. Each holds on all rows computed; {@link prove} its statement to know.
 *
 * @param sequences of {@link sequenceOf}
 * @throws InputError for what is no sequences
 */
export function findRelations(sequences: readonly Sequence[]): Conjecture[] {
  if (!Array.isArray(sequences) || !sequences.every((sequence) => Array.isArray(sequence?.rows)))
    throw new InputError(`findRelations: give sequences of sequenceOf, not ${shown(sequences)}`);
  return [...relationsOf(sequences)];
}

function grammarFor(caller: string, findings: unknown, grammar: GrammarChoice | undefined): Grammar {
  if (!Array.isArray(findings) || !findings.every((finding) => finding?.dataset?.target !== undefined))
    throw new InputError(
      `${caller}: give an array of what findingOf made of searches, not ${shown(findings)}`,
    );
  if (findings.length === 0) throw new InputError(`${caller}: there are no findings; give one at least`);
  return grammarOf(grammar, findings[0].dataset);
}
