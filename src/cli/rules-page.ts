import type { FoundLaw } from '../conjecture/explore/explore-laws.js';
import type { Knowledge } from '../conjecture/knowledge.js';
import { printLaw } from '../conjecture/laws/law.js';
import { printTheorem, type Theorem } from '../conjecture/relations/theorem.js';
import { bits, count, figure, percent } from '../figure.js';
import { childrenOf } from '../language/children.js';
import type { Expression } from '../language/expression.js';
import { isRing } from '../language/primitives.js';
import type { Rule } from '../learn/rules/find-rules.js';
import { type Proof, printDefinition } from '../prove/statement.js';
import type { RulesPage } from './rules-json.js';
import { shownName } from './shown.js';

/** The laws that a page shows at most; `--json` has all. */
const MOST_LAWS = 40;
const MOST_OF_SET = 3;

/** The page as Markdown, which is also how it is printed. */
export function markdownPage({ command, findings, knowledge }: RulesPage): string {
  const { sequences, theorems, rules, laws, shortened } = knowledge;
  return [
    '# Rules and theorems',
    `Made by \`${command}\`: ${count(findings.length)} programs were found, and of ${count(sequences.length)} of them sequences that go on for ever.`,
    ...columnsTold(findings),
    ...section(
      'Sequences',
      sequences.map(({ definition }) => `- \`${printDefinition(definition)}\``),
      SEQUENCES,
    ),
    ...section('Theorems', theoremLines(theorems), THEOREMS),
    ...section('Rules', rules.map(ruleLine), RULES),
    ...section('Library', libraryLines(knowledge), LIBRARY),
    ...section(
      'Shorter programs',
      shortened.map(
        ({ name, before, after, savedBits }) =>
          `- ${shownName(name)}: \`${before}\` is \`${after}\`, ${figure(savedBits)} bits less`,
      ),
      'By laws that are proved.',
    ),
    ...section('Laws of functions', lawLines(laws), LAWS),
  ].join('\n\n');
}

/** Which column of which table was explained. */
function columnsTold(findings: RulesPage['findings']): string[] {
  const told = findings.flatMap(({ name, column }) =>
    column === undefined ? [] : [`${shownName(name)} (\`${shownName(column)}\`)`],
  );
  if (told.length === 0) return [];
  return [`Of a table one column is explained alone, as if the others were not there: ${told.join(', ')}.`];
}

const SEQUENCES =
  'First terms, then the rule for all others: `a(n-1)` is the term before, and n counts from 0.';
const THEOREMS =
  'For all n >= 0 unless said otherwise. _Proved_ names the method; `kolmo prove` gives a certificate for it. _Open_ says how far it was tested.';
const RULES =
  'Programs of several datasets with parameters in place of numbers, and what they save over separate programs.';
const LIBRARY =
  'What programs have in common, told once: functions, which numbers are usual, and how likely each choice is.';
const LAWS =
  'Of the functions that the programs use, found by comparing values. Both sides are undefined at the same places. Some of the shortest:';

function section(title: string, lines: readonly string[], introduction: string): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, introduction, lines.join('\n')];
}

function theoremLines(theorems: readonly Theorem[]): string[] {
  const order = ['proved', 'open', 'refuted'];
  const sorted = [...theorems].sort(
    (one, other) => order.indexOf(one.proof.status) - order.indexOf(other.proof.status),
  );
  return sorted.map((theorem, index) => {
    return `${index + 1}. \`${printTheorem(theorem)}\` — ${theorem.kind}; ${statusOf(theorem.proof)}`;
  });
}

/** What is known of a statement, in a few words. */
export function statusOf(proof: Proof): string {
  switch (proof.status) {
    case 'proved':
      return `proved (${proof.method})`;
    case 'open':
      return `open (holds up to n = ${proof.testedTo - 1n})`;
    case 'refuted':
      return `refuted at n = ${proof.counterexample.n}`;
  }
}

function ruleLine({ text, savedBits, support, confidence, instances, exceptions }: Rule): string {
  const tested = confidence === undefined ? '' : `, right on hidden rows in ${percent(confidence)}`;
  const named = instances.map(({ name, values }) => `${shownName(name)} (${values.join(', ')})`).join('; ');
  const failed =
    exceptions.length === 0
      ? ''
      : `; wrong on hidden rows of ${exceptions.map(({ name }) => shownName(name)).join(', ')}`;
  return `- \`${text}\`: ${count(support)} datasets${tested}, saves ${bits(savedBits)}. ${named}${failed}`;
}

function libraryLines({ library }: Knowledge): string[] {
  const { bitsBefore, programBits, libraryBits, functions, numbers, symbols, weights } = library;
  if (libraryBits === 0) return [];
  const saves = (savedBits: number) => `saves ${bits(savedBits)} over what it takes`;
  return [
    ...functions.map(
      ({ name, body, savedBits, usedBy }) =>
        `- \`${name} ::= ${body}\`: ${saves(savedBits)}, in ${usedBy.map(shownName).join(', ')}`,
    ),
    ...numbers.map(({ name, ranges, savedBits }) => {
      const sizes = ranges.map((range) => range.bits).join(', ');
      return `- \`${name}\`, numbers of ${sizes} bits or literals: ${saves(savedBits)}`;
    }),
    ...symbols.map(
      ({ name, of, place, savedBits }) => `- \`${name}\`, for \`${of}\` in ${place}: ${saves(savedBits)}`,
    ),
    ...weights.map(({ symbol, savedBits }) => `- other weights of \`${symbol}\`: ${saves(savedBits)}`),
    '',
    `All programs: ${bits(bitsBefore)} before, ${bits(programBits)} with ${bits(libraryBits)} of library.`,
  ];
}

/** Laws that have more than sums and products in them, the shortest first and a few of each set of functions. */
function lawLines(laws: readonly FoundLaw[]): string[] {
  const seen = new Map<string, number>();
  const shown: FoundLaw[] = [];
  for (const law of [...laws].sort((one, other) => printLaw(one).length - printLaw(other).length)) {
    const used = [...new Set([...functionsOf(law.left), ...functionsOf(law.right)])].sort();
    const set = used.join();
    const before = seen.get(set) ?? 0;
    if (used.every(isRing) || before === MOST_OF_SET) continue;
    seen.set(set, before + 1);
    shown.push(law);
    if (shown.length === MOST_LAWS) break;
  }
  return shown.map((law) => {
    const range = law.domain === 'positive' ? ', for positive numbers' : '';
    const status =
      law.method === undefined ? `open (holds at ${count(law.tested)} points)` : `proved (${law.method})`;
    return `- \`${printLaw(law)}\`${range} — ${status}`;
  });
}

function functionsOf(node: Expression): string[] {
  const inside = childrenOf(node).flatMap(functionsOf);
  return node.kind === 'apply' ? [node.primitive, ...inside] : inside;
}
