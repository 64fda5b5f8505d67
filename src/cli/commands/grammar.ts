import { type Command, Option } from 'commander';
import { bits, count, figure } from '../../figure.js';
import type { Grammar } from '../../grammar/grammar.js';
import { grammarNamed } from '../grammar-input.js';
import { addExamples } from '../help.js';
import { say, writeJson, writeText } from '../output.js';
import { readPrograms } from '../program-list.js';
import { wholeNumber } from '../quantity.js';
import { style } from '../style.js';

interface Flags {
  readonly samples: number;
  readonly seed: number;
  readonly learn?: string;
  readonly prior: number;
  readonly json?: boolean;
}

interface Sample {
  readonly program: string;
  readonly bits: number;
}

/**
 * A grammar for people and for JSON; probabilities are among the productions of a symbol: of those that count for any data, and of all
 * for those that count only for data with given columns.
 */
interface GrammarPage {
  readonly name: string;
  readonly start: string;
  readonly symbols: readonly {
    readonly name: string;
    readonly type: string;
    readonly productions: readonly {
      readonly term: string;
      readonly weight: number;
      /** Whether it counts only for data with given columns. */
      readonly given: boolean;
      readonly probability: number;
      readonly bits: number;
    }[];
  }[];
  readonly samples: readonly Sample[];
}

export function defineGrammar(program: Command): void {
  const command = program
    .command('grammar')
    .description("show a grammar's symbols, their probabilities, and some programs drawn from it")
    .argument('<grammar>', 'a shipped grammar (integer, bits, symbol, decimal) or a file')
    .addOption(
      new Option('--samples <count>', 'programs to draw').argParser(wholeNumber(0, 10_000)).default(5),
    )
    .addOption(
      new Option('--seed <number>', 'seed of the draw').argParser(wholeNumber(0, 2 ** 31 - 1)).default(1),
    )
    .option('--learn <file>', 'print the grammar with weights learned from programs instead, one a line')
    .addOption(
      new Option('--prior <count>', 'choices of a symbol that its weights so far count as, when learning')
        .argParser(wholeNumber(1, 1_000_000))
        .default(100),
    )
    .option('--json', 'print one JSON object (schema kolmo.grammar/1)')
    .action(run);
  addExamples(command, [
    ['kolmo grammar integer', 'what programs on integers are made of'],
    ['kolmo grammar my.grammar --samples 20', 'check a grammar of your own'],
    [
      'kolmo grammar integer --learn answers.jsonl > learned.grammar',
      'weights by the programs that kolmo bench found right',
    ],
  ]);
}

async function run(name: string, flags: Flags): Promise<void> {
  const grammar = await grammarNamed(name);
  if (flags.learn !== undefined) return learn(grammar, flags.learn, flags.prior);
  const page = await pageOf(grammar, flags);
  if (flags.json) await writeJson({ schema: 'kolmo.grammar/1', ...page });
  else await writeText(render(page));
}

/** Prints a grammar with the weights that make the programs of a file short. */
async function learn(grammar: Grammar, file: string, prior: number): Promise<void> {
  const { learnWeights } = await import('../../grammar/learn.js');
  const programs = await readPrograms(file);
  const { source, bitsBefore, bitsAfter, learned, passedOver } = learnWeights(grammar, programs, prior);
  say(
    `${count(learned)} programs take ${bits(bitsAfter)} in place of ${bits(bitsBefore)}` +
      `${passedOver > 0 ? `; ${count(passedOver)} that the grammar does not derive were passed over` : ''}`,
  );
  await writeText(source.trimEnd());
}

async function pageOf(grammar: Grammar, flags: Flags): Promise<GrammarPage> {
  const { printTerm } = await import('../../grammar/print.js');
  const { inForce } = await import('../../grammar/in-force.js');
  const unmarked = new Map(inForce(grammar, false).symbols.map((symbol) => [symbol.name, symbol]));
  return {
    name: grammar.name,
    start: grammar.start,
    symbols: grammar.symbols.map(({ name, type, productions }) => ({
      name,
      type,
      productions: productions
        .map((production, index) => unmarked.get(name)?.productions[index] ?? production)
        .map(({ term, weight, given, bits }) => ({
          term: printTerm(term),
          weight,
          given,
          probability: 2 ** -bits,
          bits,
        })),
    })),
    samples: await samplesOf(grammar, flags),
  };
}

/** What a given column is called where programs are shown without data. */
const GIVEN = 'x';

/** Programs that count for any data are drawn, where the grammar says which these are. */
async function givenFor(grammar: Grammar): Promise<readonly string[]> {
  const { inForce } = await import('../../grammar/in-force.js');
  return inForce(grammar, false) === grammar ? [GIVEN] : [];
}

async function samplesOf(grammar: Grammar, { samples, seed }: Flags): Promise<Sample[]> {
  const { xoroshiro128plus } = await import('pure-rand/generator/xoroshiro128plus');
  const { sampleModel } = await import('../../grammar/sample.js');
  const { derive } = await import('../../grammar/derive.js');
  const { printModel } = await import('../../language/print.js');
  const random = xoroshiro128plus(seed);
  const given = await givenFor(grammar);
  return Array.from({ length: samples }, () => {
    const model = sampleModel(grammar, random, given);
    const derivation = derive(grammar, model, given);
    if (derivation === undefined)
      throw new Error(`${grammar.name} does not derive its own ${printModel(model)}`);
    return { program: printModel(model), bits: derivation.bits };
  });
}

/** The most characters of a sampled program that are shown to people; --json has all of them. */
const MOST_SHOWN = 100;

function shortened(program: string): string {
  return program.length > MOST_SHOWN ? `${program.slice(0, MOST_SHOWN)}…` : program;
}

function render({ name, start, symbols, samples }: GrammarPage): string {
  const lines = [`grammar ${style.bold(name)}, start ${start}`];
  for (const { name, type, productions } of symbols) {
    lines.push('', `${style.bold(name)} ${style.dim(type)}`);
    for (const { term, given, probability, bits } of productions) {
      const price = `${figure(100 * probability).padStart(7)} %${figure(bits).padStart(7)} bits  ${term}`;
      lines.push(given ? `${price}  ${style.dim('(with given columns only)')}` : price);
    }
  }
  if (samples.length > 0) lines.push('', style.bold('Some programs:'));
  for (const sample of samples) lines.push(`${bits(sample.bits).padStart(16)}  ${shortened(sample.program)}`);
  return lines.join('\n');
}
