import type { FoundLaw } from '../conjecture/explore/explore-laws.js';
import type { Knowledge } from '../conjecture/knowledge.js';
import { printLaw } from '../conjecture/laws/law.js';
import { printTheorem, type Theorem } from '../conjecture/relations/theorem.js';
import type { Rule } from '../learn/rules/find-rules.js';
import { type Proof, printDefinition } from '../prove/statement.js';
import { statementText } from '../prove/statement-parser.js';
import type { FoundTotals } from './rules-search.js';

/** All that `kolmo rules` has to say. */
export interface RulesPage {
  /** The command that made it. */
  readonly command: string;
  readonly findings: readonly FoundTotals[];
  readonly knowledge: Knowledge;
}

/** The object that `rules --json` prints. Other tools rely on it: fields may be added, none renamed. */
export function rulesJson({ command, findings, knowledge }: RulesPage) {
  const { sequences, rules, library, shortened, theorems, laws } = knowledge;
  const { grammar, ...learned } = library;
  return {
    schema: 'kolmo.rules/1',
    command,
    programs: findings,
    sequences: sequences.map(({ definition }) => printDefinition(definition)),
    theorems: theorems.map(theoremJson),
    rules: rules.map(ruleJson),
    library: { ...learned, grammar: grammar.source },
    shortened,
    laws: laws.map(lawJson),
  };
}

function theoremJson(theorem: Theorem) {
  const { kind, names, rows, statement, proof } = theorem;
  return {
    text: printTheorem(theorem),
    kind,
    names,
    rows,
    statement: statementText(statement),
    ...statusJson(proof),
  };
}

function statusJson(proof: Proof) {
  switch (proof.status) {
    case 'proved':
      return { status: proof.status, method: proof.method };
    case 'open':
      return { status: proof.status, testedTo: String(proof.testedTo), tried: proof.tried };
    case 'refuted':
      return { status: proof.status, n: String(proof.counterexample.n) };
  }
}

function ruleJson({ text, schemaBits, savedBits, support, confidence, instances, exceptions }: Rule) {
  return {
    text,
    schemaBits,
    savedBits,
    support,
    confidence: confidence ?? null,
    instances: instances.map(({ name, values, holds, winnerBits, parameterBits, dataBits }) => ({
      name,
      values: values.map(String),
      holds: holds ?? null,
      winnerBits: winnerBits ?? null,
      parameterBits,
      dataBits,
    })),
    exceptions: exceptions.map(({ name, values, row, expected, found }) => ({
      name,
      values: values.map(String),
      row,
      expected: expected === undefined ? null : String(expected),
      found: String(found),
    })),
  };
}

function lawJson(law: FoundLaw) {
  const { domain, method, tested } = law;
  return {
    text: printLaw(law),
    domain,
    status: method === undefined ? 'open' : 'proved',
    method: method ?? null,
    tested,
  };
}
