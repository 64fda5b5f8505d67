import chalk from 'chalk';
import type { Command } from 'commander';
import { ExitCode } from '../exit-code.js';
import { addExamples } from '../help.js';
import { writeJson, writeText } from '../output.js';

interface Flags {
  readonly json?: boolean;
}

export function defineStrategies(program: Command): void {
  const command = program
    .command('strategies')
    .description('list the ways of searching and their families, for --strategy and --without')
    .option('--json', 'print one JSON object (schema kolmo.strategies/1)')
    .action(async (flags: Flags) => {
      process.exitCode = await run(flags);
    });
  addExamples(command, [['kolmo strategies', 'what searches are made of']]);
}

async function run(flags: Flags): Promise<number> {
  const { STRATEGIES } = await import('../../search/strategies.js');
  const strategies = STRATEGIES.map(({ name, summary, data, families }) => ({
    name,
    summary,
    data,
    families: families.map((family) => ({ name: family.name, summary: family.summary, data: family.data })),
  }));
  if (flags.json) await writeJson({ schema: 'kolmo.strategies/1', strategies });
  else {
    const width = Math.max(...strategies.flatMap(({ families }) => families.map(({ name }) => name.length)));
    const line = (name: string, summary: string) => `  ${name.padEnd(width)}  ${chalk.dim(summary)}`;
    await writeText(
      strategies
        .map(({ name, summary, families }) =>
          [`${chalk.bold(name)}: ${summary}`, ...families.map((own) => line(own.name, own.summary))].join(
            '\n',
          ),
        )
        .join('\n'),
    );
  }
  return ExitCode.found;
}
