import { type Command, Option } from 'commander';
import type { ExportLanguage } from '../../language/primitive.js';
import { addExamples } from '../help.js';
import { writeJson, writeText } from '../output.js';

/** Names of the languages on the command line. */
const LANGUAGES: readonly ExportLanguage[] = ['pari', 'python', 'javascript', 'latex'];

interface Flags {
  readonly program: string;
  readonly to: ExportLanguage;
  readonly json?: boolean;
}

export function defineExport(program: Command): void {
  const command = program
    .command('export')
    .description('write a program in another language')
    .requiredOption('--program <text>', 'the program, as search prints it')
    .addOption(
      new Option('--to <language>', 'the language to write').choices(LANGUAGES).makeOptionMandatory(),
    )
    .option('--json', 'print one JSON object (schema kolmo.export/1)')
    .action(run);
  addExamples(command, [
    ['kolmo export --program "a(n-1) + a(n-2)" --to python', 'Python that computes the terms'],
    ['kolmo export --program "binomial(2*n, n)" --to pari | gp -q', 'run it in PARI/GP'],
    ['kolmo export --program "sum(k, 1, n, gcd(n, k))" --to latex', 'a formula for a paper'],
  ]);
}

async function run(flags: Flags): Promise<void> {
  const { parseModel } = await import('../../language/parse.js');
  const { exportModel } = await import('../../language/export.js');
  const code = exportModel(parseModel(flags.program), flags.to);
  if (flags.json)
    await writeJson({ schema: 'kolmo.export/1', language: flags.to, program: flags.program, code });
  else await writeText(code.trimEnd());
}
