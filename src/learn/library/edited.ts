import { InputError } from '../../errors.js';
import type { Grammar } from '../../grammar/grammar.js';
import { parseGrammar } from '../../grammar/parse.js';
import type { Forest } from './forest.js';

/** What an edit is, with the bits that it saves, and the forest of the corpus in the grammar that it makes. */
export interface Edited<Learned> {
  readonly learned: Learned;
  readonly forest: Forest;
}

/** The grammar of a text; undefined where its programs would be infinitely long on average, or the text is too long. */
export function validOrNone({ name }: Pick<Grammar, 'name'>, source: string): Grammar | undefined {
  try {
    return parseGrammar(source, name);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** Productions on one line of a grammar file. */
const PER_LINE = 16;

/** Productions as grammar files have them, over as many lines as it takes. */
export function productionsText(productions: readonly string[]): string {
  const lines: string[] = [];
  for (let at = 0; at < productions.length; at += PER_LINE)
    lines.push(productions.slice(at, at + PER_LINE).join(' | '));
  return lines.join('\n  | ');
}
