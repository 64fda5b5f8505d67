import { type Command, Option } from 'commander';
import type { Knowledge } from '../../conjecture/knowledge.js';
import { InputError } from '../../errors.js';
import { type Destination, openDestination, writeTo } from '../destination.js';
import { ExitCode } from '../exit-code.js';
import { grammarFiles } from '../grammar-input.js';
import { addExamples } from '../help.js';
import { interruptible } from '../interrupt.js';
import { say, writeJson, writeText } from '../output.js';
import { seconds, wholeNumber } from '../quantity.js';
import { expand, findAll, type RulesFlags } from '../rules-search.js';
import { addSearchOptions } from '../search-options.js';

interface Flags extends RulesFlags {
  readonly theorems: number;
  readonly proofTime: number;
  readonly effort: number;
  readonly out?: string;
  readonly latex?: string;
  readonly json?: boolean;
}

export function defineRules(program: Command): void {
  const most = Number.MAX_SAFE_INTEGER;
  const command = program
    .command('rules')
    .description('find what many datasets have in common: rules, functions, theorems and their proofs')
    .argument('<files...>', 'data files, or directories of them')
    .addOption(
      new Option('--limit <seconds>', 'stop searching after so many seconds in all').argParser(seconds),
    )
    .addOption(
      new Option('--hidden <rows>', 'rows at the end of each dataset that no search sees, to test rules on')
        .argParser(wholeNumber(0, most))
        .default(5),
    )
    .addOption(
      new Option('--theorems <count>', 'theorems to look for at most')
        .argParser(wholeNumber(0, most))
        .default(80),
    )
    .addOption(
      new Option('--proof-time <seconds>', 'how long to try to prove each').argParser(seconds).default(5),
    )
    .addOption(
      new Option('--effort <count>', 'expressions to build for laws of each set of functions; 0 for no laws')
        .argParser(wholeNumber(0, most))
        .default(100),
    )
    .option('--checkpoint <directory>', 'keep what is found in each dataset there, and use what is there')
    .option('--out <file>', 'write the grammar that was learned')
    .option('--latex <file>', 'write the page as LaTeX, too')
    .action(async (files: readonly string[], flags: Flags) => {
      process.exitCode = await run(files, flags);
    });
  addSearchOptions(command).option('--json', 'print one JSON object (schema kolmo.rules/1)');
  addExamples(
    command,
    [
      ['kolmo rules datasets/integer --time 5 > theorems.md', 'a page of what the shipped sequences say'],
      ['kolmo rules a.csv b.csv --out learned.grammar', 'and a grammar that makes their programs shorter'],
      ['kolmo rules data --time 60 --checkpoint found', 'what was found is there the next time'],
    ],
    'Ctrl-C ends the searching, and goes on with what was found; once more ends with what is proved.\n' +
      'Exit codes: 0 something was found, 1 nothing, 2 wrong use or bad input, 130 interrupted.',
  );
}

async function run(files: readonly string[], flags: Flags): Promise<number> {
  const data = await expand(files);
  const read = [...data, ...grammarFiles(flags.grammar)];
  const out = await destinationOf(flags.out, read);
  const latex = await destinationOf(flags.latex, read, flags.out === undefined ? [] : [flags.out]);
  const { findings, grammar, interrupted, totals } = await findAll(data, flags);
  const { generalise } = await import('../../conjecture/knowledge.js');
  let stopped = interrupted;
  const knowledge = await interruptible(async (signal) => {
    const found = await generalise(findings, grammar, {
      theorems: flags.theorems,
      seconds: flags.proofTime,
      effort: flags.effort,
      signal,
      onProgress: (stage) => {
        if (flags.verbose || process.stderr.isTTY) say(stage);
      },
    });
    stopped ||= signal.aborted;
    return found;
  });
  const page = { command: commandLine(), findings: totals, knowledge };
  if (flags.json) {
    const { rulesJson } = await import('../rules-json.js');
    await writeJson(rulesJson(page));
  } else {
    const { markdownPage } = await import('../rules-page.js');
    await writeText(markdownPage(page));
  }
  // The page is there whatever becomes of files.
  if (out !== undefined) await writeTo(out, Buffer.from(`${knowledge.library.grammar.source.trimEnd()}\n`));
  if (latex !== undefined) {
    const { latexPage } = await import('../rules-latex.js');
    await writeTo(latex, Buffer.from(latexPage(page)));
  }
  if (stopped) return ExitCode.interrupted;
  return isEmpty(knowledge) ? ExitCode.nothingFound : ExitCode.found;
}

function isEmpty({ sequences, rules, theorems, library }: Knowledge): boolean {
  return sequences.length + rules.length + theorems.length + library.functions.length === 0;
}

async function destinationOf(
  name: string | undefined,
  inputs: readonly string[],
  outputs: readonly string[] = [],
): Promise<Destination | undefined> {
  if (name === undefined) return undefined;
  const destination = await openDestination(name, inputs, outputs);
  if (destination.kind === 'stdout') throw new InputError('the page goes to stdout: name a file');
  return destination;
}

/** The command as it can be given again; where searches were remembered is left out. */
function commandLine(): string {
  const given = process.argv.slice(2);
  const kept = given.filter((word, index) => word !== '--checkpoint' && given[index - 1] !== '--checkpoint');
  const words = kept.map((word) => (/^[\w./:=,+-]+$/.test(word) ? word : `'${word}'`));
  return ['kolmo', ...words].join(' ');
}
