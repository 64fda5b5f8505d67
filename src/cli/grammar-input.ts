import { existsSync, statSync } from 'node:fs';
import type { Dataset } from '../data/dataset.js';
import { InputError } from '../errors.js';
import type { Grammar } from '../grammar/grammar.js';
import { MOST_DOCUMENT, readBytes } from './input.js';
import type { NamedNumber } from './quantity.js';
import { shownName } from './shown.js';

/** Whether `--grammar` names a file: where the name has a dot or a slash in it, or a file of that name is there. */
function isFile(name: string): boolean {
  return /[./\\]/.test(name) || (existsSync(name) && statSync(name).isFile());
}

/** The files that a command reads besides its data, where `--grammar` is given or not. */
export function grammarFiles(name: string | undefined): readonly string[] {
  return name !== undefined && isFile(name) ? [name] : [];
}

/**
 * The grammar that `--grammar` names: a file or a shipped grammar.
 * @throws InputError where there is none, or with the place of a mistake in it
 */
export async function grammarNamed(name: string): Promise<Grammar> {
  if (!isFile(name)) {
    const { shippedGrammar } = await import('../grammar/shipped.js');
    return shippedGrammar(name);
  }
  const { parseGrammar } = await import('../grammar/parse.js');
  return parseGrammar(new TextDecoder().decode(await readBytes(name, MOST_DOCUMENT)), shownName(name));
}

/** The grammar that flags tell: with constants it is one of real numbers. Undefined where they tell none. */
export async function toldGrammar({ grammar, constant }: Told): Promise<Grammar | undefined> {
  if (constant !== undefined) return withNamed(constant, await grammarNamed(grammar ?? 'real'));
  return grammar === undefined ? undefined : grammarNamed(grammar);
}

/** The grammar that flags tell, or the shipped one for the kind of data. */
export async function grammarFor(flags: Told, dataset: Dataset): Promise<Grammar> {
  const told = await toldGrammar(flags);
  if (told !== undefined) return told;
  const { defaultGrammarName, shippedGrammar } = await import('../grammar/shipped.js');
  return shippedGrammar(defaultGrammarName(dataset));
}

/** @throws InputError for a grammar of integers, and for a name that means something else */
async function withNamed(constants: readonly NamedNumber[], grammar: Grammar): Promise<Grammar> {
  if (grammar.numbers !== 'real')
    throw new InputError(
      `--constant is for grammars of real numbers, and ${grammar.name} is one of integers`,
    );
  const { withConstants } = await import('../grammar/amend.js');
  const { parseGrammar } = await import('../grammar/parse.js');
  return parseGrammar(withConstants(grammar, constants), `${grammar.name} with --constant`);
}

/** What the flags may tell of how data is to be taken. */
interface Told {
  readonly grammar?: string;
  readonly kind?: string;
  readonly constant?: readonly NamedNumber[];
}

/** Whether data is to be taken as it was read and no other way, since its kind or the grammar is told. */
export function isTold({ grammar, kind, constant }: Told): boolean {
  return grammar !== undefined || kind !== undefined || constant !== undefined;
}

/** The grammar of data that is to be taken as it was read, {@link isTold}; none of other data. */
export async function grammarTold(flags: Told, dataset: Dataset): Promise<Grammar | undefined> {
  return isTold(flags) ? grammarFor(flags, dataset) : undefined;
}
