import { type Command, InvalidArgumentError, Option } from 'commander';
import { InputError } from '../../errors.js';
import type { Proof, Statement } from '../../prove/statement.js';
import { openDestination, refuseMixedOutput, writeTo } from '../destination.js';
import { ExitCode } from '../exit-code.js';
import { addExamples } from '../help.js';
import { MOST_DOCUMENT, readText } from '../input.js';
import { asTyped } from '../negative-operands.js';
import { writeJson, writeText } from '../output.js';
import { seconds, wholeNumber } from '../quantity.js';
import { shownStatement } from '../shown.js';

interface Flags {
  readonly from?: bigint;
  readonly for: readonly string[];
  readonly let: readonly string[];
  readonly past: 'integers' | 'bits';
  readonly time?: number;
  readonly seed: number;
  readonly certificate?: string;
  readonly check?: string;
  readonly json?: boolean;
}

/** How long is tried, and how long is checked, where nothing is said. */
const PROVE_SECONDS = 10;
const CHECK_SECONDS = 60;

export function defineProve(program: Command): void {
  const command = program
    .command('prove')
    .description('prove that two programs compute the same, or find where they do not')
    .argument('[left]', 'an expression of n, of parameters and of sequences')
    .argument('[right]', 'what it is to equal')
    .option('--from <row>', 'for all integers n from this one on (0 if not given)', integer)
    .addOption(
      new Option('--for <names>', 'parameters, any integers (free variables are parameters anyway)')
        .argParser(names)
        .default([], 'none'),
    )
    .addOption(
      new Option('--let <definition>', 'a sequence: first terms, then its rule (repeatable)')
        .argParser(collect)
        .default([], 'none'),
    )
    .option('--bits', 'a(n-1), a(n-2) … are bits, not any integers')
    .option('--time <seconds>', `how long to try (${PROVE_SECONDS}), or to check (${CHECK_SECONDS})`, seconds)
    .option('--seed <number>', 'where random parameters come from', wholeNumber(0, 2 ** 31 - 1), 1)
    .option('--certificate <file>', 'write the proof, for others to check')
    .option('--check <file>', 'check a proof again, without the prover')
    .option('--json', 'print one JSON object (schema kolmo.proof/1)')
    .action(
      async (left: string | undefined, right: string | undefined, flags: Flags & { bits?: boolean }) => {
        const past = flags.bits ? 'bits' : 'integers';
        process.exitCode =
          flags.check === undefined
            ? await run(left, right, { ...flags, past })
            : await runCheck(flags.check, left, flags);
      },
    );
  addExamples(
    command,
    [
      ['kolmo prove "sum(k, 1, n, k^3)" "(n*(n + 1) div 2)^2"', 'an identity of sums'],
      [
        'kolmo prove "L(n)" "fibonacci(n-1) + fibonacci(n+1)" --from 1 --let "L = 2, 1, a(n-1) + a(n-2)"',
        'with a sequence of your own',
      ],
      ['kolmo prove "n^2 mod 4" "n mod 2" --certificate proof.json', 'with a proof for others'],
      ['kolmo prove --check proof.json', 'check it'],
    ],
    'Exit codes: 0 proved, 1 refuted or open, 2 wrong use or bad input.',
  );
}

function integer(text: string): bigint {
  if (!/^-?\d{1,18}$/.test(text)) throw new InvalidArgumentError('It takes a whole number.');
  return BigInt(text);
}

function names(text: string): string[] {
  return text.split(',').map((name) => name.trim());
}

function collect(text: string, before: readonly string[]): string[] {
  return [...before, text];
}

async function run(left: string | undefined, right: string | undefined, flags: Flags): Promise<number> {
  if (left === undefined || right === undefined) {
    throw new InputError('two expressions are wanted: kolmo prove "2*n" "n + n", or --check FILE');
  }
  const destination =
    flags.certificate === undefined ? undefined : await openDestination(flags.certificate, []);
  if (destination !== undefined) refuseMixedOutput(destination, flags.json);
  const { parseStatement } = await import('../../prove/statement-parser.js');
  const { prove } = await import('../../prove/prove.js');
  const { proofJson } = await import('../../prove/proof-file.js');
  const statement = parseStatement({
    left: asTyped(left),
    right: asTyped(right),
    ...(flags.from === undefined ? {} : { from: flags.from }),
    parameters: flags.for,
    definitions: flags.let,
    past: flags.past,
  });
  const proof = await prove(statement, { seconds: flags.time ?? PROVE_SECONDS, seed: flags.seed });
  if (flags.json) await writeJson(proofJson(statement, proof));
  else if (destination?.kind !== 'stdout') await writeText(await proofText(statement, proof));
  // The proof is there whatever becomes of the file.
  if (destination !== undefined && proof.status === 'proved') {
    await writeTo(destination, Buffer.from(`${JSON.stringify(proofJson(statement, proof))}\n`));
  }
  return proof.status === 'proved' ? ExitCode.found : ExitCode.nothingFound;
}

async function proofText(statement: Statement, proof: Proof): Promise<string> {
  const { printStatement } = await import('../../prove/statement.js');
  return shownStatement(`${printStatement(statement)}\n\n  ${outcome(statement, proof)}`);
}

function outcome({ from }: Statement, proof: Proof): string {
  switch (proof.status) {
    case 'proved':
      return `proved by ${proof.method}: ${proof.certificate.because}`;
    case 'refuted': {
      const { n, parameters, left, right } = proof.counterexample;
      const place = [['n', n] as const, ...parameters].map(([name, value]) => `${name} = ${value}`);
      return `refuted at ${place.join(', ')}: ${left ?? 'undefined'} is not ${right ?? 'undefined'}`;
    }
    case 'open': {
      const { testedTo, tried, untried } = proof;
      const left = untried === undefined ? '' : `\n  ${untried.method} was not tried: ${untried.because}`;
      const tested =
        testedTo > from ? `holds as far as tested, up to n = ${testedTo - 1n}` : 'no row could be computed';
      return `open: ${tested}; tried ${tried.join(', ')}${left}`;
    }
  }
}

async function runCheck(file: string, left: string | undefined, { json, time }: Flags): Promise<number> {
  if (left !== undefined) throw new InputError('--check takes the statement from its file: leave it out');
  const { readProof } = await import('../../prove/proof-file.js');
  const { checkProof } = await import('../../prove/check.js');
  const { printStatement } = await import('../../prove/statement.js');
  const proof = readProof(await readText(file, MOST_DOCUMENT));
  const { holds, because } = await checkProof(proof, { seconds: time ?? CHECK_SECONDS });
  if (json) await writeJson({ schema: 'kolmo.check/1', holds, because });
  else
    await writeText(
      shownStatement(
        `${printStatement(proof.statement)}\n\n  ${holds ? 'checked' : 'not proved'}: ${because}`,
      ),
    );
  return holds ? ExitCode.found : ExitCode.nothingFound;
}
