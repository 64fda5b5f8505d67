import { type Command, Option } from 'commander';
import { modelJson } from '../../api/search-json.js';
import { type Dataset, givenNames, rowsOf } from '../../data/dataset.js';
import { InputError } from '../../errors.js';
import { figure, percent } from '../../figure.js';
import type { Grammar } from '../../grammar/grammar.js';
import { addDataOptions, DATA_HELP, type DataFlags, loadExcerpt } from '../data-options.js';
import { ExitCode } from '../exit-code.js';
import { fitText } from '../fit-view.js';
import { grammarNamed } from '../grammar-input.js';
import { addExamples } from '../help.js';
import { writeJson, writeText } from '../output.js';
import { scoreProgram } from '../program-input.js';
import { seconds } from '../quantity.js';
import { shownName } from '../shown.js';

interface Flags extends DataFlags {
  readonly program: string;
  readonly grammar?: string;
  readonly time?: number;
  readonly json?: boolean;
}

export function defineScore(program: Command): void {
  const command = program
    .command('score')
    .description('print what the data costs under a given program, in bits')
    .argument('<data>', DATA_HELP)
    .requiredOption('--program <text>', 'the program, with its head or without')
    .action(async (data: string, flags: Flags) => {
      process.exitCode = await run(data, flags);
    });
  addDataOptions(command)
    .option('--grammar <name|file>', 'the grammar that prices the program (default: by the kind of data)')
    .addOption(
      new Option('--time <seconds>', 'give up where it would take longer (default: no limit)').argParser(
        seconds,
      ),
    )
    .option('--json', 'print one JSON object (schema kolmo.score/1)');
  addExamples(
    command,
    [
      [
        'kolmo score 1,1,2,3,5,8,13 --program "a(n-1) + a(n-2)"',
        'how short are these numbers as a recurrence?',
      ],
      ['kolmo score series.csv --program "noisy(a(n-1))" --json', 'with a head: code the differences'],
    ],
    'Exit code 1: the program saves no more on the null model than chance may.',
  );
}

/** The grammar that is told, or the shipped one for the data and what the program computes with. */
async function grammarOf({ grammar, program }: Flags, dataset: Dataset): Promise<Grammar> {
  if (grammar !== undefined) return grammarNamed(grammar);
  const { parseModel } = await import('../../language/parse.js');
  const { grammarNameFor, shippedGrammar } = await import('../../grammar/shipped.js');
  try {
    return shippedGrammar(grammarNameFor(parseModel(program), dataset));
  } catch (error) {
    // A law of columns may be written without a head, U/R, and is then one of real numbers.
    if (!(error instanceof InputError) || givenNames(dataset).length === 0) throw error;
    if (!isLaw()) throw error;
    return shippedGrammar('real');
  }

  function isLaw(): boolean {
    try {
      return parseModel(program, 'program', 'real') !== undefined;
    } catch (error) {
      if (error instanceof InputError) return false;
      throw error;
    }
  }
}

async function run(data: string, flags: Flags): Promise<number> {
  const until = performance.now() + 1000 * (flags.time ?? Number.POSITIVE_INFINITY);
  const { read, isPart } = await loadExcerpt(data, flags, flags.time ?? Number.POSITIVE_INFINITY);
  const { dataset } = read;
  if (isPart)
    throw new InputError(
      `${shownName(dataset.name)} is too long to be priced in ${flags.time} s: give more with --time, or no limit`,
    );
  const grammar = await grammarOf(flags, dataset);
  const scored = await scoreProgram(flags.program, dataset, grammar, until);
  const { priceNull } = await import('../../search/incumbents.js');
  const { drawsBits } = await import('../../codelength/null-model.js');
  const { drawnBits, isFinding } = await import('../../search/chance.js');
  const { bitsOfNothing } = await import('../../search/shuffled.js');
  const ofNull = priceNull(dataset, grammar).totalBits;
  const drawn = drawnBits(ofNull, Math.min(ofNull, scored.totalBits), dataset.target);
  const nullBits = bitsOfNothing(drawn, drawsBits(dataset), scored, { dataset, bits: 0 });
  const { goodnessOf } = await import('../../search/goodness.js');
  const fit = goodnessOf(scored.model, dataset);
  const { name, kind } = dataset;
  if (flags.json)
    await writeJson({
      schema: 'kolmo.score/1',
      dataset: { name, kind, rows: rowsOf(dataset) },
      grammar: grammar.name,
      ...modelJson(scored),
      nullBits,
      ...(fit && { fit }),
    });
  else {
    const { program, programBits, dataBits, totalBits } = scored;
    const share = `${percent(totalBits / nullBits)} of the null model's ${figure(nullBits)}`;
    await writeText(
      `${program}\n${figure(totalBits)} bits (program ${figure(programBits)}, data ${figure(dataBits)}), ${share}${fit ? `\n${fitText(fit)}` : ''}`,
    );
  }
  return isFinding(scored.totalBits, nullBits, rowsOf(dataset)) ? ExitCode.found : ExitCode.nothingFound;
}
