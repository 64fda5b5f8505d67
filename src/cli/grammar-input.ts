import { existsSync, statSync } from 'node:fs';
import type { Dataset } from '../data/dataset.js';
import type { Grammar } from '../grammar/grammar.js';
import { readBytes } from './input.js';
import { shownName } from './shown.js';

/**
 * The grammar that `--grammar` names: a file where the name has a dot or a slash in it or a file of that name is there,
 * else a shipped grammar.
 * @throws InputError where there is none, or with the place of a mistake in it
 */
export async function grammarNamed(name: string): Promise<Grammar> {
  const isFile = /[./\\]/.test(name) || (existsSync(name) && statSync(name).isFile());
  if (!isFile) {
    const { shippedGrammar } = await import('../grammar/shipped.js');
    return shippedGrammar(name);
  }
  const { parseGrammar } = await import('../grammar/parse.js');
  return parseGrammar(new TextDecoder().decode(await readBytes(name)), shownName(name));
}

/** The grammar that `--grammar` names, or without it the shipped one for the kind of data. */
export async function grammarFor(name: string | undefined, dataset: Dataset): Promise<Grammar> {
  if (name !== undefined) return grammarNamed(name);
  const { defaultGrammarName, shippedGrammar } = await import('../grammar/shipped.js');
  return shippedGrammar(defaultGrammarName(dataset));
}
