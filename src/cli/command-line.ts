import { Command } from 'commander';
import { packageVersion } from '../version.js';
import { defineBench } from './commands/bench.js';
import { defineCompare } from './commands/compare.js';
import { defineCompress } from './commands/compress.js';
import { defineDecompress } from './commands/decompress.js';
import { defineExport } from './commands/export.js';
import { defineGrammar } from './commands/grammar.js';
import { definePredict } from './commands/predict.js';
import { defineProve } from './commands/prove.js';
import { defineReport } from './commands/report.js';
import { defineRules } from './commands/rules.js';
import { defineScore } from './commands/score.js';
import { defineSearch } from './commands/search.js';
import { defineStrategies } from './commands/strategies.js';
import { reportFailure } from './failure.js';
import { addExamples } from './help.js';
import { withNegativeOperands } from './negative-operands.js';
import { endQuietlyOnClosedPipe } from './output.js';

function commandLine(): Command {
  const program = new Command('kolmo')
    .description('Finds the shortest program that generates your data, and what it costs in bits.')
    .version(packageVersion(), '--version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .configureOutput({ outputError: () => {} });
  defineSearch(program);
  definePredict(program);
  defineScore(program);
  defineCompress(program);
  defineDecompress(program);
  defineCompare(program);
  defineBench(program);
  defineGrammar(program);
  defineStrategies(program);
  defineRules(program);
  defineExport(program);
  defineProve(program);
  defineReport(program);
  return addExamples(
    program,
    [
      ['kolmo search 1,1,2,3,5,8,13', 'the shortest program behind some numbers'],
      ['kolmo search series.csv --column price --time 60', 'a column of a table, for a minute'],
      ['kolmo compress data.txt -o data.kolmo', 'a file that proves the price'],
    ],
    'Exit codes: 0 found, 1 nothing found beyond chance, 2 wrong use or bad input, 130 interrupted.',
  );
}

/**
 * Runs the command line to its end and sets the exit code.
 * @param args words after `kolmo`
 */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  endQuietlyOnClosedPipe();
  const [name, ...rest] = args;
  const program = commandLine();
  const command = program.commands.find((candidate) => candidate.name() === name);
  const known = command?.name();
  process.on('uncaughtException', (error) => process.exit(reportFailure(error, known)));
  try {
    await program.parseAsync(name === undefined ? [] : [name, ...withNegativeOperands(rest, command)], {
      from: 'user',
    });
  } catch (error) {
    process.exitCode = reportFailure(error, known);
  }
}
